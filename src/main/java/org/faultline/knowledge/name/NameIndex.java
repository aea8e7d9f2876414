package org.faultline.knowledge.name;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * Numbers by exact name, for millions of names: texts end to end in one array, entries of one hash chained. It takes about 30
 * bytes a name, where a map of objects takes 150.
 */
public final class NameIndex {
    private static final int FIRST_SIZE = 1024;

    private byte[] text = new byte[FIRST_SIZE * 16];
    private int[] starts = new int[FIRST_SIZE + 1];
    private int[] values = new int[FIRST_SIZE];
    private int[] next = new int[FIRST_SIZE];
    private int[] heads = filled(FIRST_SIZE * 2);
    private int size;

    public void add(String name, int value) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        grow(bytes.length);
        System.arraycopy(bytes, 0, text, starts[size], bytes.length);
        starts[size + 1] = starts[size] + bytes.length;
        values[size] = value;
        chain(size, Arrays.hashCode(bytes));
        size++;
    }

    /** The numbers of that name, in the order they came. */
    public int[] find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int[] found = new int[0];
        for (int i = heads[slot(Arrays.hashCode(bytes))]; i >= 0; i = next[i]) {
            if (Arrays.equals(text, starts[i], starts[i + 1], bytes, 0, bytes.length)) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = values[i];
            }
        }
        Arrays.sort(found);
        return found;
    }

    public String name(int entry) {
        return new String(text, starts[entry], starts[entry + 1] - starts[entry], StandardCharsets.UTF_8);
    }

    public void forEach(ObjIntConsumer<String> each) {
        for (int i = 0; i < size; i++) {
            each.accept(name(i), values[i]);
        }
    }

    private void grow(int more) {
        if (starts[size] + more > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length + text.length / 2, starts[size] + more));
        }
        if (size == values.length) {
            int room = size + size / 2;
            starts = Arrays.copyOf(starts, room + 1);
            values = Arrays.copyOf(values, room);
            next = Arrays.copyOf(next, room);
        }
        if (size == heads.length) {
            heads = filled(heads.length * 2);
            for (int i = 0; i < size; i++) {
                chain(i, hash(i));
            }
        }
    }

    private int hash(int entry) {
        int hash = 1;
        for (int i = starts[entry]; i < starts[entry + 1]; i++) {
            hash = 31 * hash + text[i];
        }
        return hash;
    }

    private void chain(int entry, int hash) {
        int slot = slot(hash);
        next[entry] = heads[slot];
        heads[slot] = entry;
    }

    /** The number of slots is a power of two; the multiplier spreads the hash (Knuth, 6.4). */
    private int slot(int hash) {
        return (hash * 0x9E3779B1) >>> (Integer.numberOfLeadingZeros(heads.length) + 1);
    }

    private static int[] filled(int length) {
        int[] all = new int[length];
        Arrays.fill(all, -1);
        return all;
    }
}
