package org.faultline.knowledge.name;

/** What two actor groups are to each other on a day. */
public enum Relation {
    ALLY,
    ENEMY,
    SAME_GROUP,
    UNRELATED
}
