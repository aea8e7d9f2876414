package org.faultline.trial.backtest;

/** HTML as it is written; every text that comes from elsewhere is escaped. */
final class Markup {
    private final StringBuilder html = new StringBuilder();

    /** Markup of our own, as it is. */
    Markup raw(String own) {
        html.append(own);
        return this;
    }

    /** Any text, escaped for content and for quoted attributes. */
    Markup text(Object any) {
        String text = String.valueOf(any);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return this;
    }

    /** An element that holds only text. */
    Markup element(String name, Object text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    /** Likewise, with a class of ours. */
    Markup element(String name, String style, Object text) {
        return raw("<" + name + " class=\"" + style + "\">").text(text).raw("</" + name + ">");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
