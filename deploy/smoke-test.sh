#!/bin/sh
# Whether a Faultline that was just installed works: FAULTLINE_URL and FAULTLINE_KEY (of the role analyst) say which.
# Words are handed to curl, such as -k.
set -eu
: "${FAULTLINE_URL:?the address of Faultline, such as https://faultline.example.org}"
: "${FAULTLINE_KEY:?a key of the role analyst, which starts with flk_}"
id="smoke-test-$(date +%s)"

# what is asked, the status it has to have, and what curl is to do
ask() {
    what=$1 wanted=$2
    shift 2
    answer=$(curl -sS --max-time 60 -w '\n%{http_code}' "$@") || { echo "FAILED  $what"; exit 1; }
    status=$(echo "$answer" | tail -1)
    if [ "$status" != "$wanted" ]; then
        echo "FAILED  $what: answered $status, not $wanted"
        echo "$answer" | sed '$d'
        exit 1
    fi
    echo "ok      $what"
}

deliver() {
    what=$1 report=$2
    shift 2
    ask "$what" 200 "$@" -H "Authorization: Bearer $FAULTLINE_KEY" -H 'Content-Type: application/json' \
        -d "$report" "$FAULTLINE_URL/api/v1/reports"
    case $answer in
        *'"rejected":[]'*) ;;
        *) echo "FAILED  $what: $answer"; exit 1 ;;
    esac
}

today=$(date -u +%F) now=$(date -u +%FT%TZ)
ask "it is ready" 200 "$@" "$FAULTLINE_URL/q/health/ready"
ask "a stranger is kept out" 401 "$@" "$FAULTLINE_URL/api/v1/alerts"
ask "the key is taken" 200 "$@" -H "Authorization: Bearer $FAULTLINE_KEY" "$FAULTLINE_URL/api/v1/alerts"
deliver "a report is taken" "{\"dataset\": \"smoke-test\", \"externalId\": \"$id\", \"asOf\": \"$now\", \"type\": \"OTHER\",
    \"date\": {\"best\": \"$today\"}, \"sideA\": [\"smoke test\"], \"source\": {\"publisher\": \"smoke test\"}}" "$@"
sleep 1
deliver "it is withdrawn" "{\"dataset\": \"smoke-test\", \"externalId\": \"$id\", \"asOf\": \"$(date -u +%FT%TZ)\",
    \"retracted\": true}" "$@"
