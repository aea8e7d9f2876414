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
    private static final int REMEMBERED = 5_000;
    private static final JsonMapper JSON = StoredJson.mapper();

    private final Map<Evidence, UUID> ids = Collections.synchronizedMap(new Recent<>());
    private final Map<UUID, Evidence> contents = Collections.synchronizedMap(new Recent<>());

    /** Those used last. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** Its id, the first half of the SHA-256 of what it says. */
    UUID id(Evidence evidence) {
        UUID known = ids.get(evidence);
        if (known == null) {
            ByteBuffer hash = ByteBuffer.wrap(DigestUtils.sha256(json(evidence).getBytes(StandardCharsets.UTF_8)));
            known = new UUID(hash.getLong(), hash.getLong());
            ids.put(evidence, known);
        }
        return known;
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
        Map<UUID, Evidence> once = new LinkedHashMap<>();
        all.forEach(e -> once.put(id(e), e));
        once.keySet().removeAll(contents.keySet());
        if (!once.isEmpty()) {
            session.doWork(c -> insert(c, once));
            contents.putAll(once);
        }
    }

    /** Remembers nothing any more; to be said when a transaction failed in which something was kept. */
    void forget() {
        contents.clear();
    }

    private static void insert(Connection c, Map<UUID, Evidence> all) throws SQLException {
        Array ids = c.createArrayOf("uuid", all.keySet().toArray());
        Array texts = c.createArrayOf(
                "text", all.values().stream().map(EvidenceStore::json).toArray());
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
                    found.put(r.getObject(1, UUID.class), e);
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
