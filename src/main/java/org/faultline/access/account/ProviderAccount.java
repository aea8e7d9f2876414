package org.faultline.access.account;

import org.faultline.access.AccessRole;

/**
 * Somebody as an identity provider (OpenID Connect) knows them.
 *
 * @param issuer the provider ({@code iss})
 * @param subject what it calls them, for ever ({@code sub})
 * @param name what they are called here
 */
public record ProviderAccount(String issuer, String subject, String name, AccessRole role) {}
