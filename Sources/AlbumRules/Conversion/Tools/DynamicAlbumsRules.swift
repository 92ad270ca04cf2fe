/// Converts the YAML file of jaycollett/IMMICHDynamicAlbums: rules with dates and `filters` or nested `conditions`.
enum DynamicAlbumsRules {
    private static let keys = [
        "id", "album_name", "album_name_template", "recurring", "month_day", "duration_days", "timezone",
        "year_range", "taken_range_utc", "created_range_utc", "filters", "conditions", "description", "share_with",
        "fuzzy_match",
    ]

    /// Whether a file has this form.
    static func recognises(_ root: Node) -> Bool {
        root["rules"]?.items?.contains { $0["album_name"] != nil || $0["album_name_template"] != nil } == true
    }

    /// Converts the file.
    static func convert(_ root: Node, _ draft: inout ToolDraft) {
        for entry in root.entries ?? [] { _ = draft.isKnown(entry, among: ["mode", "rules"], of: "the file") }
        draft.takeServer(url: nil, key: nil)
        let mode = root["mode"]?.text == "sync" ? "sync" : "add"
        var order: [String] = []
        var byName: [String: [ToolAlbum]] = [:]
        for rule in root["rules"]?.items ?? [] {
            for var album in albums(rule, &draft) {
                album.settings.insert(("mode", .word(mode)), at: 0)
                if byName[album.name] == nil { order.append(album.name) }
                byName[album.name, default: []].append(album)
            }
        }
        for name in order { draft.take(merged(byName[name] ?? [], named: name)) }
    }

    /// The albums of a rule: one, or one a year.
    private static func albums(_ rule: Node, _ draft: inout ToolDraft) -> [ToolAlbum] {
        var album = ToolAlbum(
            name: rule["album_name"]?.text ?? rule["album_name_template"]?.text ?? "", place: rule.place)
        for entry in rule.entries ?? [] {
            let key = entry.key.text ?? ""
            if !keys.contains(key) { album.obstacles.append("\(key.quoted) is not a known part of a rule") }
        }
        if let text = rule["description"]?.text, !text.isBlank { album.settings = [("description", .quoted(text))] }
        noteSettings(rule, album.name, &draft)
        take(rule, into: &album, &draft)
        guard rule["recurring"]?.truth == true else { return [album] }
        return years(of: rule, like: album, &draft)
    }

    private static func noteSettings(_ rule: Node, _ name: String, _ draft: inout ToolDraft) {
        if let value = rule["share_with"], value.items?.isEmpty != true {
            let users = (value.items ?? []).compactMap(\.text).map { "\($0): viewer" }.joined(separator: ", ")
            draft.drop(
                "share_with", of: name, at: value.place,
                hint: "who may see an album is for you to say: share it in Immich"
                    + (users.isEmpty ? "" : ", or write share: {\(users)}"))
        }
        if let value = rule["fuzzy_match"], value.truth == true {
            draft.drop(
                "fuzzy_match", of: name, at: value.place,
                hint: "photos that only stand near a match are no longer added")
        }
    }

    private static func take(_ rule: Node, into album: inout ToolAlbum, _ draft: inout ToolDraft) {
        for (key, criterion) in [("taken_range_utc", "taken"), ("created_range_utc", "uploaded")] {
            guard let range = rule[key], range.entries?.isEmpty == false else { continue }
            let span = InstantSpan(start: range["start"]?.text, end: range["end"]?.text)
            guard let days = span.days else {
                album.obstacles.append("the dates of \(key.quoted) are not understood")
                continue
            }
            if !span.isWholeDays {
                draft.diagnostics.warn(
                    "\(key.quoted) of the album \(album.name.quoted) begins or ends within a day; whole days are kept",
                    at: range.place)
            }
            album.all.append((criterion, .word(days)))
        }
        let isRecurring = rule["recurring"]?.truth == true
        if album.all.isEmpty, rule["filters"] == nil, rule["conditions"] == nil, !isRecurring {
            album.obstacles.append("a rule without dates and filters selects nothing there and everything here")
        }
        if let conditions = rule["conditions"] {
            var reader = DynamicAlbumsConditions()
            let group = reader.group(conditions)
            album.obstacles += reader.obstacles
            if !reader.namesKinds { album.all.append(("type", .word("photo"))) }
            // Parts that all hold stand beside the dates.
            if let group { album.groups += group["all"]?.items ?? [group] }
            return
        }
        var reader = DynamicAlbumsConditions()
        let (all, none, groups) = reader.lines(rule["filters"])
        album.obstacles += reader.obstacles
        album.all += all + (reader.namesKinds ? [] : [("type", .word("photo"))])
        album.none += none
        album.groups += groups
    }

    private static func years(of rule: Node, like album: ToolAlbum, _ draft: inout ToolDraft) -> [ToolAlbum] {
        let range = (rule["year_range"]?.texts ?? []).compactMap { Int($0) }
        let day = (rule["month_day"]?.text ?? "").split(separator: "-").compactMap { Int($0) }
        let length = rule["duration_days"]?.text.flatMap { Int($0) } ?? 1
        guard range.count == 2, range[0] <= range[1], (1...9990).contains(range[0]), range[1] - range[0] < 200,
            day.count == 2, (1...366).contains(length)
        else {
            var album = album
            album.obstacles.append("the days of the recurring rule are not understood")
            return [album]
        }
        return (range[0]...range[1]).compactMap { year in
            guard let first = CalendarDay(year: year, month: day[0], day: day[1]) else { return nil }
            let last = CalendarDay(number: first.number + length - 1)
            var copy = album
            copy.name = album.name.replacing("{year}", with: String(year))
            copy.all.insert(
                ("taken", .word(DaySpanText.of(first: first.description, last: last.description))), at: 0)
            return copy
        }
    }

    /// Several rules for one album: a photo of any of them belongs.
    private static func merged(_ albums: [ToolAlbum], named name: String) -> ToolAlbum {
        guard let first = albums.first, albums.count > 1 else { return albums[0] }
        var result = ToolAlbum(name: name, place: first.place)
        result.settings = first.settings
        result.obstacles = albums.flatMap(\.obstacles)
        result.groups = [.pairs(["any": .list(albums.map { .pairs($0.rule) })])]
        return result
    }
}
