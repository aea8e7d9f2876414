package org.faultline.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.faultline.alert.bulk.StoredJson;
import org.faultline.rule.firing.Evidence;
import org.hibernate.SharedSessionContract;

/**
 * Keeps each event as it stood behind some alert once, however many matches and revisions rest on it. Its id is made of what it says, so
 * it never changes and can be remembered.
 */
@ApplicationScoped
class EvidenceStore {
    private static final int REMEMBERED = 10_000;
    private static final JsonMapper JSON = StoredJson.mapper();

    /** What is kept, by the objects themselves, as to compare two is to compare every word of their reports; while anybody holds them. */
    private final Cache<Evidence, UUID> kept = Caffeine.newBuilder().weakKeys().build();

    private final Cache<UUID, Evidence> contents =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** Gives the id of each, the first half of the SHA-256 of what it says. */
    Function<Evidence, UUID> ids() {
        return this::id;
    }

    private UUID id(Evidence evidence) {
        UUID known = kept.getIfPresent(evidence);
        return known == null ? id(json(evidence)) : known;
    }

    private static UUID id(byte[] json) {
        ByteBuffer hash = ByteBuffer.wrap(DigestUtils.sha256(json));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private void remember(UUID id, Evidence evidence) {
        kept.put(evidence, id);
        contents.put(id, evidence);
    }

    /** In UTF-8. */
    private static byte[] json(Evidence evidence) {
        try {
            return JSON.writeValueAsBytes(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write the evidence " + evidence.event(), e);
        }
    }

    /** Keeps those that are not kept yet; within the session's transaction. */
    void keep(SharedSessionContract session, Collection<Evidence> all) {
        IdentityHashMap<Evidence, UUID> fresh = new IdentityHashMap<>();
        Map<UUID, byte[]> texts = new LinkedHashMap<>();
        for (Evidence e : all) {
            if (kept.getIfPresent(e) == null && !fresh.containsKey(e)) {
                byte[] json = json(e);
                UUID id = id(json);
                fresh.put(e, id);
                if (contents.getIfPresent(id) == null) {
                    texts.put(id, json);
                }
            }
        }
        if (!texts.isEmpty()) {
            session.doWork(c -> insert(c, texts));
        }
        fresh.forEach((e, id) -> remember(id, e));
    }

    /** Remembers nothing any more; to be said when a transaction failed in which something was kept. */
    void forget() {
        kept.invalidateAll();
        contents.invalidateAll();
    }

    private static void insert(Connection c, Map<UUID, byte[]> all) throws SQLException {
        Array ids = c.createArrayOf("uuid", all.keySet().toArray());
        // as bytes it goes over as it is, without a backslash before every quote
        Array texts = c.createArrayOf("bytea", all.values().toArray(byte[][]::new));
        try (PreparedStatement s = c.prepareStatement(
                "insert into evidence (id, content)"
                        + " select id, convert_from(content, 'UTF8') from unnest(?, ?) as given (id, content) on conflict (id) do nothing")) {
            s.setArray(1, ids);
            s.setArray(2, texts);
            s.executeUpdate();
        }
    }

    /** Reads some by their ids, each once. */
    Map<UUID, Evidence> read(SharedSessionContract session, Collection<UUID> wanted) {
        Map<UUID, Evidence> found = new HashMap<>();
        Set<UUID> missing = new LinkedHashSet<>();
        for (UUID id : wanted) {
            Evidence known = contents.getIfPresent(id);
            if (known == null) {
                missing.add(id);
            } else {
                found.put(id, known);
            }
        }
        if (!missing.isEmpty()) {
            session.doWork(c -> found.putAll(select(c, missing)));
        }
        return found;
    }

    private Map<UUID, Evidence> select(Connection c, Set<UUID> wanted) throws SQLException {
        Map<UUID, Evidence> found = new HashMap<>();
        try (PreparedStatement s = c.prepareStatement("select id, content from evidence where id = any (?)")) {
            s.setArray(1, c.createArrayOf("uuid", wanted.toArray()));
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    Evidence e = JSON.readValue(r.getString(2), Evidence.class);
                    UUID id = r.getObject(1, UUID.class);
                    found.put(id, e);
                    remember(id, e);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not read evidence", e);
        }
        if (found.size() < wanted.size()) {
            throw new IllegalStateException("of " + wanted + " only " + found.keySet() + " are kept as evidence");
        }
        return found;
    }
}
