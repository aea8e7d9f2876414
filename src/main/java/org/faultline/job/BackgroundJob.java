package org.faultline.job;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Work that the clock begins. None begins once the service stops, and the database stays until the last one has ended. What it throws
 * goes to the log, once while the reason is the same, and to no caller: the clock tries it again.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface BackgroundJob {}
