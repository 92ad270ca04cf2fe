/// Converts command lines of romainrbr/immich-face-to-album, as they stand in a script or a crontab.
enum FaceToAlbum {
    /// Whether a text has such a command line.
    static func recognises(_ text: String) -> Bool {
        text.contains("immich-face-to-album") && text.contains("--face") && text.contains("--album")
    }

    /// Converts the file.
    static func convert(_ text: String, file: String, _ draft: inout ToolDraft) {
        let commands = ShellLines.commands(of: text, file: file).compactMap { line in
            line.words.firstIndex { $0 == "immich-face-to-album" || $0.hasSuffix("/immich-face-to-album") }
                .map { Call(words: Array(line.words[($0 + 1)...]), place: line.place) }
        }
        guard let first = commands.first else {
            draft.diagnostics.error(
                "no command line of immich-face-to-album is in the file", at: Place(file: file, line: 1, column: 1))
            return
        }
        let server = first.value("server").map { Node(.scalar($0, isQuoted: true), at: first.place) }
        draft.takeServer(url: server, key: first.value("key") == nil ? nil : first.place)
        for call in commands {
            guard let id = call.value("album").flatMap({ AlbumID($0) }) else {
                draft.diagnostics.warn("a command without the id of an album is not carried over", at: call.place)
                continue
            }
            var album = album(call, id, &draft)
            if call.value("server") != first.value("server") || call.value("key") != first.value("key") {
                album.obstacles.append("it goes to another server or with another key, which needs a file of its own")
            }
            draft.take(album)
        }
    }

    private static func album(_ call: Call, _ id: AlbumID, _ draft: inout ToolDraft) -> ToolAlbum {
        var album = ToolAlbum(name: "Album \(id)", place: call.place)
        let faces = call.values("face").map { Node.person($0) }
        let all = call.has("require-all-faces")
        if call.has("no-other-faces") {
            album.all = [("people", .pairs([(all ? "only" : "nobody_but", .oneOrList(faces))]))]
        } else if !faces.isEmpty {
            album.all = [("people", all ? .all(faces) : .any(faces))]
        }
        let skipped = call.values("skip-face").map { Node.person($0) }
        if !skipped.isEmpty { album.none = [("people", .any(skipped))] }
        album.obstacles = (call.values("face") + call.values("skip-face")).filter { PersonID($0) == nil }
            .map { "\($0.quoted) is not an id of a person" }
        album.settings = [
            ("mode", .word(call.has("remove-non-matching") ? "mirror" : "add")), ("id", .quoted(id.description)),
        ]
        if call.value("run-every-seconds") != nil {
            draft.drop("--run-every-seconds", of: album.name, at: call.place, hint: "call sync from cron or a timer")
        }
        for name in call.unknown {
            draft.drop("--\(name)", of: album.name, at: call.place)
        }
        return album
    }

    /// The options of one call.
    private struct Call {
        private static let flags = [
            "require-all-faces", "no-other-faces", "remove-non-matching", "verbose", "full-scan",
        ]
        private static let valued = ["key", "server", "face", "skip-face", "album", "run-every-seconds", "state-file"]

        let place: Place
        private(set) var unknown: [String] = []
        private var options: [(name: String, value: String)] = []

        init(words: [String], place: Place) {
            self.place = place
            var index = 0
            while index < words.count, ![";", "&&", "|", "&", ">"].contains(words[index]) {
                defer { index += 1 }
                guard words[index].hasPrefix("--") else { continue }
                let parts = words[index].dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
                guard let name = parts.first else { continue }
                if Self.flags.contains(name) {
                    options.append((name, ""))
                } else if Self.valued.contains(name) {
                    if parts.count == 1 { index += 1 }
                    options.append((name, parts.count > 1 ? parts[1] : index < words.count ? words[index] : ""))
                } else {
                    unknown.append(name)
                }
            }
        }

        func values(_ name: String) -> [String] { options.filter { $0.name == name }.map(\.value) }
        func value(_ name: String) -> String? { values(name).last }
        func has(_ name: String) -> Bool { options.contains { $0.name == name } }
    }
}
