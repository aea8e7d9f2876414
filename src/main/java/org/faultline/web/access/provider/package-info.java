/** Signing in by an identity provider (OpenID Connect), where {@code quarkus.oidc.auth-server-url} names one. */
@NullMarked
package org.faultline.web.access.provider;

import org.jspecify.annotations.NullMarked;
