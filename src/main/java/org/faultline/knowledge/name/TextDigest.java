package org.faultline.knowledge.name;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 over a set of texts in whatever order they come: of the sum of each one's own. */
public final class TextDigest {
    private BigInteger sum = BigInteger.ZERO;

    public void add(Object text) {
        add(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
    }

    /** A whole file, to the byte. */
    public void addFile(Path file) {
        try {
            add(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private void add(byte[] bytes) {
        sum = sum.add(new BigInteger(1, DigestUtils.sha256(bytes)));
    }

    public String hex() {
        return DigestUtils.sha256Hex(sum.toByteArray());
    }
}
