// Reads pages of Immich searches and albums with their members, with simdjson, into plain structs.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sync_line.h"

#ifdef __cplusplus
extern "C" {
#endif

// A text inside the reader's memory, good until its next page; no start stands for null and for absent.
typedef struct {
    const char *start;
    size_t length;
} search_text;

typedef struct {
    bool is_present;
    int64_t value;
} search_integer;

typedef struct {
    bool is_present;
    double value;
} search_number;

typedef struct {
    bool is_present;
    search_text make, model, lens, orientation, exposure_time, city, state, country, description, projection_type;
    search_number f_number, focal_length, latitude, longitude;
    search_integer file_size, width, height, iso, rating;
} search_exif;

typedef struct {
    search_text id, owner, type, visibility, taken_at, taken_on_clock, uploaded_at, updated_at, file_name, path;
    search_text mime_type, library, live_photo_video, duplicate, duration_text;
    search_integer duration, width, height;
    bool is_favorite, is_trashed, is_offline, is_edited, has_people, has_loose_faces;
    size_t first_person, person_count, loose_face_count;
    search_exif exif;
} search_photo;

typedef struct {
    const search_photo *photos;
    size_t photo_count;
    // The people of all photos, one after the other.
    const search_text *people;
    bool has_next_page;
    int64_t next_page;
    // Missing when the page is the last one, or when pages are numbered.
    search_text next_cursor;
} search_page;

typedef struct {
    search_text id, owner, visibility;
    bool is_trashed;
} album_member;

typedef struct {
    const album_member *members;
    size_t member_count;
    // The answer as JSON without its members.
    search_text rest;
} album_answer;

typedef struct search_reader search_reader;

// Makes a reader for one page at a time; null without memory.
search_reader *search_reader_create(void);
void search_reader_destroy(search_reader *reader);

// Reads a page; false when anything at all is not as expected, and then another decoder has to say what.
bool search_reader_read(search_reader *reader, const uint8_t *bytes, size_t length, search_page *page);

// Reads an album that lists its members; false like above, and when it lists none.
bool search_reader_read_album(search_reader *reader, const uint8_t *bytes, size_t length, album_answer *answer);

#ifdef __cplusplus
}
#endif

#endif
