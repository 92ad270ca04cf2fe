/// Converts the JSON list of kvalev/immich-dynamic-albums: albums with a `query` each, which the album then equals.
enum DynamicAlbumsList {
    private static let keys = [
        "country", "state", "city", "path", "favorite", "people", "any_people", "people_strict_mode", "timespan",
        "tags", "media_type",
    ]

    /// Whether a file has this form.
    static func recognises(_ root: Node) -> Bool {
        root.items?.contains { $0["query"]?.entries != nil } == true
    }

    /// Converts the file.
    static func convert(_ root: Node, _ draft: inout ToolDraft) {
        draft.takeServer(url: nil, key: nil)
        for item in root.items ?? [] {
            guard let name = item["name"]?.text, let query = item["query"], let entries = query.entries else {
                draft.diagnostics.warn("an item without a name and a query is not carried over", at: item.place)
                continue
            }
            var album = ToolAlbum(name: name, place: item["name"]?.place ?? item.place)
            album.settings = [("mode", .word("mirror"))]
            for entry in entries { take(entry, of: query, into: &album) }
            draft.take(album)
        }
    }

    private static func take(_ entry: Node.Entry, of query: Node, into album: inout ToolAlbum) {
        let key = entry.key.text ?? ""
        let texts = entry.value.texts
        switch key {
        case "country", "state", "city": album.all.append((key, .oneOrList(texts.map { .label($0) })))
        case "path":
            if entry.value.text?.contains("*") == true {
                album.obstacles.append("the path has a \"*\", which is a wildcard here")
            }
            album.all.append((key, entry.value))
        case "favorite": album.all.append((key, .word(entry.value.truth == true ? "true" : "false")))
        case "people":
            let people = texts.map { Node.person($0) }
            let isStrict = query["people_strict_mode"]?.truth == true
            album.all.append((key, isStrict ? .pairs(["only": .oneOrList(people)]) : .all(people)))
        case "any_people": album.all.append(("people", .any(texts.map { .person($0) })))
        case "people_strict_mode": break
        case "tags": album.all.append((key, .all(texts.map { .label($0) })))
        case "media_type": album.all.append(("type", .word(entry.value.text == "VIDEO" ? "video" : "photo")))
        case "timespan":
            let spans = (entry.value.items ?? [entry.value]).compactMap { span in
                span["start"]?.text.map { Node.word(DaySpanText.of(first: $0, last: span["end"]?.text)) }
            }
            album.all.append(("taken", .oneOrList(spans)))
        default: album.obstacles.append("\(key.quoted) is not a known part of a query")
        }
    }
}
