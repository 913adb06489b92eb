#!/bin/bash
# ready PORT: exit 0 when the worker answers /health/ready with 200. Runtime images carry bash but neither curl nor wget.
exec 3<>"/dev/tcp/127.0.0.1/${1:-8080}" || exit 1
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
IFS=' ' read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
