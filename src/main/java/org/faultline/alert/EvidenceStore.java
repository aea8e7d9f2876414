package org.faultline.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.faultline.rule.Evidence;
import org.hibernate.SharedSessionContract;

/**
 * Keeps each event as it stood behind some alert once, however many matches and revisions rest on it. Its id is made of what it says, so
 * it never changes and can be remembered.
 */
@ApplicationScoped
class EvidenceStore {
    private static final int REMEMBERED = 10_000;
    private static final int NAMED = 2 * REMEMBERED;
    private static final JsonMapper JSON = StoredJson.mapper();

    /** By the objects themselves, as to compare two is to compare every word of their reports. */
    private final Map<Evidence, UUID> ids = Collections.synchronizedMap(new IdentityHashMap<>());

    private final Map<UUID, Evidence> contents = Collections.synchronizedMap(new Recent());

    /** Those used last. */
    private static final class Recent extends LinkedHashMap<UUID, Evidence> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Evidence> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** Its id, the first half of the SHA-256 of what it says. */
    UUID id(Evidence evidence) {
        UUID known = ids.get(evidence);
        return known == null ? named(evidence, json(evidence)) : known;
    }

    private UUID named(Evidence evidence, String json) {
        ByteBuffer hash = ByteBuffer.wrap(DigestUtils.sha256(json.getBytes(StandardCharsets.UTF_8)));
        UUID id = new UUID(hash.getLong(), hash.getLong());
        remember(id, evidence);
        return id;
    }

    private void remember(UUID id, Evidence evidence) {
        if (ids.size() >= NAMED) {
            ids.clear();
        }
        ids.put(evidence, id);
    }

    private static String json(Evidence evidence) {
        try {
            return JSON.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write the evidence " + evidence.event(), e);
        }
    }

    /** Keeps those that are not kept yet; within the session's transaction. */
    void keep(SharedSessionContract session, Collection<Evidence> all) {
        Map<UUID, Evidence> fresh = new LinkedHashMap<>();
        Map<UUID, String> texts = new LinkedHashMap<>();
        for (Evidence e : all) {
            UUID known = ids.get(e);
            if (known == null || !contents.containsKey(known)) {
                String json = json(e);
                UUID id = known == null ? named(e, json) : known;
                fresh.put(id, e);
                texts.put(id, json);
            }
        }
        texts.keySet().removeAll(contents.keySet());
        if (!texts.isEmpty()) {
            session.doWork(c -> insert(c, texts));
            contents.putAll(fresh);
        }
    }

    /** Remembers nothing any more; to be said when a transaction failed in which something was kept. */
    void forget() {
        contents.clear();
    }

    private static void insert(Connection c, Map<UUID, String> all) throws SQLException {
        Array ids = c.createArrayOf("uuid", all.keySet().toArray());
        Array texts = c.createArrayOf("text", all.values().toArray());
        try (PreparedStatement s = c.prepareStatement("insert into evidence (id, content)"
                + " select id, content::jsonb from unnest(?, ?) as given (id, content) on conflict (id) do nothing")) {
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
            Evidence known = contents.get(id);
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
        try (PreparedStatement s = c.prepareStatement("select id, content::text from evidence where id = any (?)")) {
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
        contents.putAll(found);
        return found;
    }
}
