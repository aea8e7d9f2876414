package org.faultline.web.page;

import org.faultline.alert.silence.Suppression;
import org.faultline.alert.work.Work;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of an alert beside what it says itself.
 *
 * @param mutes how many lesser alerts it keeps quiet
 */
public record AlertStanding(Work work, @Nullable Suppression suppression, long mutes) {}
