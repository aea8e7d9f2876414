package org.faultline.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Looks up a turn that was kept, for who tells of it later. */
@ApplicationScoped
public class Turns {
    private final Episodes episodes;
    private final Revisions revisions;

    Turns(Episodes episodes, Revisions revisions) {
        this.episodes = episodes;
        this.revisions = revisions;
    }

    @Transactional
    public News news(long episode, int revision) {
        return new News(episodes.findById(episode), revisions.findById(new Revision.Key(episode, revision)));
    }
}
