/// Converts the JSON file of alangrainger/immich-person-to-album: users with links from a person to an album; it only adds.
enum PersonToAlbum {
    /// Whether a file has this form.
    static func recognises(_ root: Node) -> Bool {
        root["users"]?.items?.contains { $0["personLinks"] != nil } == true
    }

    /// Converts the file.
    static func convert(_ root: Node, _ draft: inout ToolDraft) {
        for entry in root.entries ?? [] {
            _ = draft.isKnown(entry, among: ["immichServer", "users", "schedule"], of: "the file")
        }
        let users = root["users"]?.items ?? []
        draft.takeServer(url: root["immichServer"], key: users.compactMap { $0["apiKey"]?.place }.first)
        if let schedule = root["schedule"] {
            draft.diagnostics.warn(
                "the schedule is not carried over", at: schedule.place, hint: "call sync from cron or a timer")
        }
        for (index, user) in users.enumerated() {
            for album in albums(of: user, draft: &draft) {
                var album = album
                if index > 0 {
                    album.obstacles.append("it belongs to user \(index + 1), whose key has to stand under accounts")
                }
                draft.take(album)
            }
        }
    }

    /// One album for each album id, with everybody who is linked to it.
    private static func albums(of user: Node, draft: inout ToolDraft) -> [ToolAlbum] {
        var order: [AlbumID] = []
        var links: [AlbumID: [Node]] = [:]
        for link in user["personLinks"]?.items ?? [] {
            guard let id = link["albumId"]?.text.flatMap({ AlbumID($0) }),
                link["personId"]?.text.flatMap({ PersonID($0) }) != nil
            else {
                draft.diagnostics.warn(
                    "a link without the ids of a person and an album is not carried over", at: link.place)
                continue
            }
            if links[id] == nil { order.append(id) }
            links[id, default: []].append(link)
        }
        return order.map { id in
            let links = links[id] ?? []
            let name = links.lazy.compactMap { $0["description"]?.text }.first { !$0.isEmpty } ?? "Album \(id)"
            let people = links.compactMap { $0["personId"]?.text.map { Node.person($0) } }
            return ToolAlbum(
                name: name, place: links.first?.place ?? user.place, all: [("people", .any(people))],
                settings: [("mode", .word("add")), ("id", .quoted(id.description))])
        }
    }
}
