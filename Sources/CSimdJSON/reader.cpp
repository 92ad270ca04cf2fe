#include "CSimdJSON.h"

#include <simdjson.h>

#include <charconv>
#include <new>
#include <string>
#include <string_view>
#include <vector>

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

struct search_reader {
    simdjson::dom::parser parser;
    std::vector<search_photo> photos;
    std::vector<search_text> people;
    std::vector<album_member> members;
    std::string rest;
};

namespace {

// Takes note of a key; false when it stands twice in one object: decoders differ in which one counts.
bool first_time(uint64_t &seen, unsigned bit) {
    const uint64_t mask = uint64_t{1} << bit;
    const bool is_first = (seen & mask) == 0;
    seen |= mask;
    return is_first;
}

bool text(element value, search_text &into) {
    std::string_view view;
    if (value.get_string().get(view) != simdjson::SUCCESS) return false;
    into = {view.data(), view.size()};
    return true;
}

bool optional_text(element value, search_text &into) { return value.is_null() || text(value, into); }

bool boolean(element value, bool &into) { return value.get_bool().get(into) == simdjson::SUCCESS; }

bool optional_integer(element value, search_integer &into) {
    if (value.is_null()) return true;
    into.is_present = true;
    return value.get_int64().get(into.value) == simdjson::SUCCESS;
}

bool optional_number(element value, search_number &into) {
    if (value.is_null()) return true;
    into.is_present = true;
    return value.get_double().get(into.value) == simdjson::SUCCESS;
}

bool read_exif(element value, search_exif &exif) {
    if (value.is_null()) return true;
    object fields;
    if (value.get_object().get(fields) != simdjson::SUCCESS) return false;
    exif.is_present = true;
    uint64_t seen = 0;
    for (auto field : fields) {
        const std::string_view key = field.key;
        const element item = field.value;
        unsigned bit = 0;
#define FIELD(name, read, into)                                               \
    if (key == name) {                                                        \
        if (!first_time(seen, bit) || !read(item, exif.into)) return false;    \
        continue;                                                             \
    }                                                                         \
    bit++;
        FIELD("make", optional_text, make)
        FIELD("model", optional_text, model)
        FIELD("lensModel", optional_text, lens)
        FIELD("orientation", optional_text, orientation)
        FIELD("exposureTime", optional_text, exposure_time)
        FIELD("city", optional_text, city)
        FIELD("state", optional_text, state)
        FIELD("country", optional_text, country)
        FIELD("description", optional_text, description)
        FIELD("projectionType", optional_text, projection_type)
        FIELD("fNumber", optional_number, f_number)
        FIELD("focalLength", optional_number, focal_length)
        FIELD("latitude", optional_number, latitude)
        FIELD("longitude", optional_number, longitude)
        FIELD("fileSizeInByte", optional_integer, file_size)
        FIELD("exifImageWidth", optional_integer, width)
        FIELD("exifImageHeight", optional_integer, height)
        FIELD("iso", optional_integer, iso)
        FIELD("rating", optional_integer, rating)
#undef FIELD
    }
    return true;
}

bool read_people(element value, search_reader &reader, search_photo &photo) {
    if (value.is_null()) return true;
    array faces;
    if (value.get_array().get(faces) != simdjson::SUCCESS) return false;
    photo.has_people = true;
    photo.first_person = reader.people.size();
    for (element face : faces) {
        object fields;
        if (face.get_object().get(fields) != simdjson::SUCCESS) return false;
        search_text id = {nullptr, 0};
        for (auto field : fields) {
            if (field.key != "id") continue;
            if (id.start != nullptr || !text(field.value, id)) return false;
        }
        if (id.start == nullptr) return false;
        reader.people.push_back(id);
    }
    photo.person_count = reader.people.size() - photo.first_person;
    return true;
}

bool read_loose_faces(element value, search_photo &photo) {
    if (value.is_null()) return true;
    array faces;
    if (value.get_array().get(faces) != simdjson::SUCCESS) return false;
    for (element face : faces) {
        if (!face.is_object()) return false;
        photo.loose_face_count++;
    }
    photo.has_loose_faces = true;
    return true;
}

bool read_duration(element value, search_photo &photo) {
    if (value.is_string()) return text(value, photo.duration_text);
    return optional_integer(value, photo.duration);
}

bool read_photo(element value, search_reader &reader) {
    object fields;
    if (value.get_object().get(fields) != simdjson::SUCCESS) return false;
    search_photo photo = {};
    uint64_t seen = 0;
    const uint64_t required = (uint64_t{1} << 14) - 1;
    for (auto field : fields) {
        const std::string_view key = field.key;
        const element item = field.value;
        unsigned bit = 0;
#define FIELD(name, read)                                        \
    if (key == name) {                                           \
        if (!first_time(seen, bit) || !(read)) return false;      \
        continue;                                                \
    }                                                            \
    bit++;
        // The first 14 must be there.
        FIELD("id", text(item, photo.id))
        FIELD("ownerId", text(item, photo.owner))
        FIELD("type", text(item, photo.type))
        FIELD("visibility", text(item, photo.visibility))
        FIELD("isFavorite", boolean(item, photo.is_favorite))
        FIELD("isTrashed", boolean(item, photo.is_trashed))
        FIELD("isOffline", boolean(item, photo.is_offline))
        FIELD("isEdited", boolean(item, photo.is_edited))
        FIELD("fileCreatedAt", text(item, photo.taken_at))
        FIELD("localDateTime", text(item, photo.taken_on_clock))
        FIELD("createdAt", text(item, photo.uploaded_at))
        FIELD("updatedAt", text(item, photo.updated_at))
        FIELD("originalFileName", text(item, photo.file_name))
        FIELD("originalPath", text(item, photo.path))
        FIELD("originalMimeType", optional_text(item, photo.mime_type))
        FIELD("libraryId", optional_text(item, photo.library))
        FIELD("livePhotoVideoId", optional_text(item, photo.live_photo_video))
        FIELD("duplicateId", optional_text(item, photo.duplicate))
        FIELD("duration", read_duration(item, photo))
        FIELD("width", optional_integer(item, photo.width))
        FIELD("height", optional_integer(item, photo.height))
        FIELD("people", read_people(item, reader, photo))
        FIELD("unassignedFaces", read_loose_faces(item, photo))
        FIELD("exifInfo", read_exif(item, photo.exif))
#undef FIELD
    }
    if ((seen & required) != required) return false;
    reader.photos.push_back(photo);
    return true;
}

bool read_next_page(element value, search_page &page) {
    if (value.is_null()) return true;
    page.has_next_page = true;
    if (value.get_int64().get(page.next_page) == simdjson::SUCCESS) return true;
    std::string_view digits;
    if (value.get_string().get(digits) != simdjson::SUCCESS) return false;
    const char *end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, page.next_page);
    return result.ec == std::errc() && result.ptr == end;
}

bool read_items(element value, search_reader &reader) {
    array items;
    if (value.get_array().get(items) != simdjson::SUCCESS) return false;
    for (element item : items) {
        if (!read_photo(item, reader)) return false;
    }
    return true;
}

bool read_page(element root, search_reader &reader, search_page &page) {
    object top;
    if (root.get_object().get(top) != simdjson::SUCCESS) return false;
    bool has_assets = false;
    uint64_t seen = 0;
    search_integer count = {};
    for (auto part : top) {
        if (part.key != "assets") continue;
        object assets;
        if (has_assets || part.value.get_object().get(assets) != simdjson::SUCCESS) return false;
        has_assets = true;
        for (auto field : assets) {
            const std::string_view key = field.key;
            if (key == "items") {
                if (!first_time(seen, 0) || !read_items(field.value, reader)) return false;
            } else if (key == "nextPage") {
                if (!first_time(seen, 1) || !read_next_page(field.value, page)) return false;
            } else if (key == "nextCursor") {
                if (!first_time(seen, 3) || !optional_text(field.value, page.next_cursor)) return false;
            } else if (key == "count") {
                if (!first_time(seen, 2) || !optional_integer(field.value, count)) return false;
            }
        }
    }
    if ((seen & 1) == 0) return false;
    return !count.is_present || count.value == static_cast<int64_t>(reader.photos.size());
}

bool read_member(element value, search_reader &reader) {
    object fields;
    if (value.get_object().get(fields) != simdjson::SUCCESS) return false;
    album_member member = {};
    uint64_t seen = 0;
    for (auto field : fields) {
        const std::string_view key = field.key;
        const element item = field.value;
        if (key == "id") {
            if (!first_time(seen, 0) || !text(item, member.id)) return false;
        } else if (key == "ownerId") {
            if (!first_time(seen, 1) || !text(item, member.owner)) return false;
        } else if (key == "visibility") {
            if (!first_time(seen, 2) || !text(item, member.visibility)) return false;
        } else if (key == "isTrashed") {
            if (!first_time(seen, 3) || !boolean(item, member.is_trashed)) return false;
        }
    }
    if (seen != 15) return false;
    reader.members.push_back(member);
    return true;
}

bool read_album(element root, search_reader &reader) {
    object top;
    if (root.get_object().get(top) != simdjson::SUCCESS) return false;
    bool has_members = false;
    reader.rest = "{";
    for (auto field : top) {
        if (field.key == "assets") {
            array items;
            if (has_members || field.value.get_array().get(items) != simdjson::SUCCESS) return false;
            has_members = true;
            for (element item : items) {
                if (!read_member(item, reader)) return false;
            }
            continue;
        }
        if (reader.rest.size() > 1) reader.rest += ',';
        // Keys of albums are plain words; any other may be beyond what can be written without escaping.
        if (field.key.find_first_of("\"\\") != std::string_view::npos) return false;
        reader.rest += '"';
        reader.rest += field.key;
        reader.rest += "\":";
        reader.rest += simdjson::minify(field.value);
    }
    reader.rest += '}';
    return has_members;
}

}  // namespace

search_reader *search_reader_create(void) { return new (std::nothrow) search_reader; }

void search_reader_destroy(search_reader *reader) { delete reader; }

bool search_reader_read(search_reader *reader, const uint8_t *bytes, size_t length, search_page *page) {
    try {
        reader->photos.clear();
        reader->people.clear();
        *page = {};
        element root;
        if (reader->parser.parse(bytes, length, true).get(root) != simdjson::SUCCESS) return false;
        if (!read_page(root, *reader, *page)) return false;
        page->photos = reader->photos.data();
        page->photo_count = reader->photos.size();
        page->people = reader->people.data();
        return true;
    } catch (...) {
        // Only memory can be missing here; the other decoder will say so.
        return false;
    }
}

bool search_reader_read_album(search_reader *reader, const uint8_t *bytes, size_t length, album_answer *answer) {
    try {
        reader->members.clear();
        *answer = {};
        element root;
        if (reader->parser.parse(bytes, length, true).get(root) != simdjson::SUCCESS) return false;
        if (!read_album(root, *reader)) return false;
        answer->members = reader->members.data();
        answer->member_count = reader->members.size();
        answer->rest = {reader->rest.data(), reader->rest.size()};
        return true;
    } catch (...) {
        // Only memory can be missing here; the other decoder will say so.
        return false;
    }
}
