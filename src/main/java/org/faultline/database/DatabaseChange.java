package org.faultline.database;

/**
 * Somebody changed a table that others wait for: a process on this database, this one too.
 *
 * @param table "" where it is not known what changed, since nobody listened for a while
 */
public record DatabaseChange(String table) {
    public boolean isOf(String name) {
        return table.isEmpty() || table.equals(name);
    }
}
