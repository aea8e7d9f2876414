package org.faultline.web.access.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * A small OpenID provider: discovery, the authorization code flow with PKCE (RFC 7636), and signed ID tokens. Whoever is set as the one at the
 * screen is signed in without being asked.
 */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "a secret of the client, of more than 32 characters";

    private static final String CLIENT = "faultline";
    private static final Map<String, Map<String, String>> CODES = new ConcurrentHashMap<>();
    private static final RsaJsonWebKey KEY = key();

    private static HttpServer server;
    private static int port;

    private static String subject;
    private static String name;
    private static List<String> roles = List.of();
    private static String refusal;
    private static boolean failsAtToken;

    /** Who is at the screen. */
    static void signedIn(String itsSubject, String itsName, String... itsRoles) {
        subject = itsSubject;
        name = itsName;
        roles = List.of(itsRoles);
        refusal = null;
        failsAtToken = false;
    }

    /** Whoever is sent there comes back, but what they bring is worth nothing. */
    static void failsAtToken() {
        failsAtToken = true;
    }

    static void refuses(String error) {
        refusal = error;
    }

    static String issuer() {
        return "http://127.0.0.1:" + port;
    }

    static void open() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.createContext("/.well-known/openid-configuration", call -> answer(call, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"]}
                """.formatted(issuer())));
        server.createContext(
                "/keys",
                call -> answer(call, new JsonWebKeySet(KEY).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
        server.createContext("/authorize", IdentityProvider::authorize);
        server.createContext("/token", IdentityProvider::token);
        server.start();
    }

    static void shut() {
        server.stop(0);
    }

    private static void authorize(HttpExchange call) throws IOException {
        Map<String, String> asked = form(call.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        CODES.put(code, asked);
        String outcome = refusal == null ? "code=" + code : "error=" + refusal;
        call.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?" + outcome + "&state=" + asked.get("state"));
        call.sendResponseHeaders(302, -1);
        call.close();
    }

    /** Gives a token for a code, once, to the client that has its secret and the verifier of the challenge. */
    private static void token(HttpExchange call) throws IOException {
        Map<String, String> given = form(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = CODES.remove(String.valueOf(given.get("code")));
        String client =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (failsAtToken
                || asked == null
                || !client.equals(call.getRequestHeaders().getFirst("Authorization"))
                || !asked.get("code_challenge").equals(challenge(String.valueOf(given.get("code_verifier"))))) {
            call.sendResponseHeaders(400, -1);
            call.close();
            return;
        }
        String token = idToken(asked.get("nonce"));
        answer(call, """
                {"access_token": "%1$s", "id_token": "%1$s", "token_type": "Bearer", "expires_in": 300}
                """.formatted(token));
    }

    private static String idToken(String nonce) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(CLIENT);
        claims.setSubject(subject);
        claims.setStringClaim("preferred_username", name);
        claims.setStringListClaim("groups", roles);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        if (nonce != null) {
            claims.setStringClaim("nonce", nonce);
        }
        JsonWebSignature signed = new JsonWebSignature();
        signed.setPayload(claims.toJson());
        signed.setKey(KEY.getPrivateKey());
        signed.setKeyIdHeaderValue(KEY.getKeyId());
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId("one");
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> all = new HashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private static void answer(HttpExchange call, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public Map<String, String> start() {
        open();
        return Map.of(
                "quarkus.oidc.auth-server-url",
                issuer(),
                "quarkus.oidc.client-id",
                CLIENT,
                "quarkus.oidc.credentials.secret",
                SECRET,
                "faultline.passwords",
                "admins");
    }

    @Override
    public void stop() {
        shut();
    }
}
