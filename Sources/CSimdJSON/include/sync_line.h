// Reads single lines of Immich's stream of changes with simdjson.
#ifndef SYNC_LINE_H
#define SYNC_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A text inside the reader's memory, good until its next line; no start stands for null and for absent.
typedef struct {
    const char *start;
    size_t length;
} sync_text;

// What a line says of its kind, its checkpoint, and what it is about.
typedef struct {
    sync_text type, ack, id, asset, album, face, owner, visibility, deleted_at;
} sync_line;

typedef struct sync_reader sync_reader;

// Makes a reader for one line at a time; null without memory.
sync_reader *sync_reader_create(void);
void sync_reader_destroy(sync_reader *reader);

// Reads a line; false when anything at all is not as expected, and then another decoder has to say what.
bool sync_reader_read(sync_reader *reader, const uint8_t *bytes, size_t length, sync_line *line);

#ifdef __cplusplus
}
#endif

#endif
