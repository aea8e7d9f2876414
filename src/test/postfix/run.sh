#!/bin/sh
# Sends through a real Postfix and reads what it delivered with Python's email package: headers, parts, DKIM, and a bounce that comes
# back to its signed return address. Needs root, Debian's postfix and python3-dkim, and compiled test classes; ends its Postfix afterwards.
# usage: src/test/postfix/run.sh CLASSPATH
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
chmod 755 "$work"
mkdir -p "$work/etc" "$work/queue" "$work/data" "$work/mail"
id postfix >/dev/null
cp /usr/share/postfix/main.cf.dist "$work/etc/main.cf" 2>/dev/null || true
cat > "$work/etc/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $work/queue
data_directory = $work/data
mail_owner = postfix
setgid_group = postdrop
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
myhostname = mx.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
recipient_delimiter = +
virtual_mailbox_domains = example.org, bounces.example.org
virtual_mailbox_base = $work/mail
virtual_mailbox_maps = inline:{ reader@example.org=reader/, bounces@bounces.example.org=bounces/ }
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
# an unknown mailbox is found out after the mail is taken, so that a bounce comes back
smtpd_reject_unlisted_recipient = no
smtputf8_enable = no
maillog_file = /dev/stdout
maillog_file_prefixes = /var, /dev/stdout
CONF
sed -e "s|^smtp  *inet.*|127.0.0.1:2525 inet n - n - - smtpd|" -e '/^#/d' -e 's/^\([a-z][^ ]* *[^ ]* *[^ ]* *[^ ]* *\)y\( .*\)/\1n\2/' /etc/postfix/master.cf > "$work/etc/master.cf"
chown -R postfix "$work/data"
chown 65534:65534 "$work/mail"
/usr/sbin/postfix -c "$work/etc" start-fg > "$work/log" 2>&1 &
trap 'kill $(cat "$work/queue/pid/master.pid"); rm -rf "$work"' EXIT
for i in $(seq 50); do grep -q "daemon started" "$work/log" && break; sleep 0.2; done
java -cp "$1" org.faultline.notify.post.PostfixRun 2525 "$work/key.txt"
for i in $(seq 50); do [ -n "$(ls "$work/mail/bounces/new" 2>/dev/null)" ] && [ "$(ls "$work/mail/reader/new" 2>/dev/null | wc -l)" -ge 2 ] && break; sleep 0.2; done
grep -E "status=|warning|fatal" "$work/log" | sed "s,^.*postfix/,," || cat "$work/log"
/usr/bin/python3 "$here/read.py" "$work/mail" "$work/key.txt"
bounce=$(ls "$work"/mail/bounces/new/* | head -1)
java -cp "$1" org.faultline.notify.post.PostfixRun bounce "$bounce"
