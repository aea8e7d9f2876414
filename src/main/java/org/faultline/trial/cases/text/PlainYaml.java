package org.faultline.trial.cases.text;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML without aliases, anchors and tags, as the tree of its nodes. */
final class PlainYaml {
    /** A sign that YAML gives a meaning to that no case needs: an alias may stand for millions of nodes. */
    static final class SpecialSign extends MarkedYAMLException {
        SpecialSign(Mark mark) {
            super(null, null, "alias, anchor or tag", mark);
        }
    }

    private static final LoaderOptions OPTIONS = new LoaderOptions();

    private PlainYaml() {}

    /** The tree of a text; null where it holds nothing. */
    static @Nullable Node compose(String text) {
        String ours = text.replaceAll("[\u0085\u2028\u2029]", " "); // line breaks for the parser, and for nobody else
        ParserImpl parser = new ParserImpl(new StreamReader(ours), OPTIONS) {
            @Override
            public Event getEvent() {
                Event event = super.getEvent();
                boolean special = event instanceof AliasEvent
                        || (event instanceof NodeEvent node && node.getAnchor() != null)
                        || (event instanceof ScalarEvent scalar && scalar.getTag() != null);
                if (special) {
                    throw new SpecialSign(event.getStartMark());
                }
                return event;
            }
        };
        return new Composer(parser, new Resolver(), OPTIONS).getSingleNode();
    }
}
