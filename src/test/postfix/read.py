"""Reads delivered mails with Python's own parser and checks what a mail provider would."""
import email, email.policy, pathlib, sys
import dkim

box, key = pathlib.Path(sys.argv[1]), open(sys.argv[2]).read().strip()
txt = lambda name, timeout=5: ("v=DKIM1; k=rsa; p=" + key).encode()
for file in sorted((box / "reader" / "new").iterdir()):
    raw = file.read_bytes()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    print("--", mail["Message-ID"])
    for name in ("Return-Path", "Date", "Subject", "In-Reply-To", "References", "List-Id", "List-Unsubscribe",
                 "List-Unsubscribe-Post", "Auto-Submitted"):
        print("  ", name + ":", mail[name])
    for part in mail.walk():
        print("  ", part.get_content_type(), part.get("Content-ID", ""), "defects:", part.defects)
        assert not part.defects
    print("   text:", mail.get_body(("plain",)).get_content().splitlines()[:2])
    print("   DKIM verified:", dkim.verify(raw, dnsfunc=txt))
    assert dkim.verify(raw, dnsfunc=txt)
    assert mail["Date"].datetime and "\n" not in mail["Subject"]
