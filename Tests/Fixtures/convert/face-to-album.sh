#!/bin/sh
# Run by cron every hour.
immich-face-to-album --key s3cr3t --server https://photos.example.com \
  --face 11111111-1111-4111-8111-111111111111 --face 22222222-2222-4222-8222-222222222222 \
  --album aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa

immich-face-to-album --key s3cr3t --server "https://photos.example.com" --require-all-faces --no-other-faces \
  --face 11111111-1111-4111-8111-111111111111 --face=22222222-2222-4222-8222-222222222222 \
  --album bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb --run-every-seconds 3600

/usr/local/bin/immich-face-to-album --key s3cr3t --server https://photos.example.com --remove-non-matching \
  --face 11111111-1111-4111-8111-111111111111 --skip-face 33333333-3333-4333-8333-333333333333 \
  --album cccccccc-cccc-4ccc-8ccc-cccccccccccc && echo done

immich-face-to-album --key s3cr3t --server https://photos.example.com --face "$MIA" --album dddddddd-dddd-4ddd-8ddd-dddddddddddd
