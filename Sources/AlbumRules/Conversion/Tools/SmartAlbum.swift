/// Converts the YAML file of nsheridan/immich-smartalbum: users with albums of named people; it only adds.
enum SmartAlbum {
    /// Whether a file has this form.
    static func recognises(_ root: Node) -> Bool {
        root["server"]?.text != nil
            && root["users"]?.items?.contains { $0["albums"]?.items != nil || $0["api_key"] != nil } == true
    }

    /// Converts the file.
    static func convert(_ root: Node, _ draft: inout ToolDraft) {
        for entry in root.entries ?? []
        where draft.isKnown(entry, among: ["server", "users", "interval", "log_level"], of: "the file") {
            if entry.key.text == "interval" {
                draft.diagnostics.warn(
                    "the interval is not carried over", at: entry.key.place, hint: "call sync from cron or a timer")
            }
            if entry.key.text == "log_level", entry.value.text != "info" {
                draft.diagnostics.warn(
                    "the log level is not carried over", at: entry.key.place,
                    hint: "write log: {file: sync.log, level: debug}")
            }
        }
        let users = root["users"]?.items ?? []
        draft.takeServer(url: root["server"], key: users.compactMap { $0["api_key"]?.place }.first)
        for (index, user) in users.enumerated() {
            for item in user["albums"]?.items ?? [] {
                var album = album(item, &draft)
                if index > 0 {
                    let name = user["name"]?.text ?? "number \(index + 1)"
                    album.obstacles.append(
                        "it belongs to the user \(name.quoted), whose key has to stand under accounts")
                }
                draft.take(album)
            }
        }
    }

    private static func album(_ item: Node, _ draft: inout ToolDraft) -> ToolAlbum {
        let id = item["album_id"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        var album = ToolAlbum(name: item["name"]?.text ?? id.map { "Album \($0)" } ?? "Album", place: item.place)
        album.settings = [("mode", .word("add"))]
        if let id {
            if AlbumID(id) == nil {
                album.obstacles.append("\(id.quoted) is not an id of an album")
            } else {
                album.settings.append(("id", .quoted(id)))
            }
        }
        for entry in item.entries ?? [] {
            _ = draft.isKnown(entry, among: ["name", "album_id", "people"], of: "the album \(album.name.quoted)")
        }
        let people = item["people"]?.texts ?? []
        if !people.isEmpty { album.all = [("people", .any(people.map { .label($0) }))] }
        return album
    }
}
