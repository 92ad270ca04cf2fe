#include "sync_line.h"

#include <simdjson.h>

#include <new>
#include <string_view>

using simdjson::dom::element;
using simdjson::dom::object;

struct sync_reader {
    simdjson::dom::parser parser;
};

namespace {

// A text, read once: decoders differ in which one of two counts.
bool take(element value, bool &seen, sync_text &into, bool may_be_null) {
    if (seen) return false;
    seen = true;
    if (value.is_null()) return may_be_null;
    std::string_view view;
    if (value.get_string().get(view) != simdjson::SUCCESS) return false;
    into = {view.data(), view.size()};
    return true;
}

bool read_data(element value, sync_line &line) {
    object fields;
    if (value.get_object().get(fields) != simdjson::SUCCESS) return false;
    bool id = false, asset = false, album = false, face = false, owner = false, visibility = false, deleted = false;
    for (auto field : fields) {
        const std::string_view key = field.key;
        const element item = field.value;
        bool is_good = true;
        if (key == "id") is_good = take(item, id, line.id, true);
        else if (key == "assetId") is_good = take(item, asset, line.asset, true);
        else if (key == "albumId") is_good = take(item, album, line.album, true);
        else if (key == "assetFaceId") is_good = take(item, face, line.face, true);
        else if (key == "ownerId") is_good = take(item, owner, line.owner, true);
        else if (key == "visibility") is_good = take(item, visibility, line.visibility, true);
        else if (key == "deletedAt") is_good = take(item, deleted, line.deleted_at, true);
        if (!is_good) return false;
    }
    return true;
}

bool read_line(element root, sync_line &line) {
    object top;
    if (root.get_object().get(top) != simdjson::SUCCESS) return false;
    bool type = false, ack = false, data = false;
    for (auto part : top) {
        const std::string_view key = part.key;
        if (key == "type") {
            if (!take(part.value, type, line.type, false)) return false;
        } else if (key == "ack") {
            if (!take(part.value, ack, line.ack, false)) return false;
        } else if (key == "data") {
            if (data || !read_data(part.value, line)) return false;
            data = true;
        }
    }
    return type && ack && data;
}

}  // namespace

sync_reader *sync_reader_create(void) { return new (std::nothrow) sync_reader; }

void sync_reader_destroy(sync_reader *reader) { delete reader; }

bool sync_reader_read(sync_reader *reader, const uint8_t *bytes, size_t length, sync_line *line) {
    try {
        *line = {};
        element root;
        if (reader->parser.parse(bytes, length, true).get(root) != simdjson::SUCCESS) return false;
        return read_line(root, *line);
    } catch (...) {
        // Only memory can be missing here; the other decoder will say so.
        return false;
    }
}
