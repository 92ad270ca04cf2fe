import AlbumRules
import ImmichClient
import PhotoLibrary

/// What a `for_each` rule came to.
struct ExpandedRule: Sendable {
    /// The albums of its values.
    var albums: [JudgedAlbum] = []
    /// Albums that are not made because too few photos would be in them.
    var small: [JudgedAlbum] = []
    /// What is shown in place of albums: why the rule is held, or that it has none.
    var plan: AlbumPlan?
    /// What the user should see besides.
    var notices: [String] = []
}

extension Planner {
    /// Makes an album of every value that the photos of a rule have, and reads those that are there.
    func expand(
        _ candidate: AlbumCandidate, rule: Int, _ library: JudgedLibrary, _ surroundings: Surroundings
    ) async throws(SyncError) -> ExpandedRule {
        var result = try await values(candidate, rule: rule, library, surroundings)
        guard result.plan == nil else {
            result.albums = []
            return result
        }
        let template = candidate.definition.name
        if !options.only.isEmpty, !options.only.contains(template) {
            result.albums.removeAll { !options.only.contains($0.candidate.definition.name) }
        }
        var candidates = result.albums.map(\.candidate)
        if approvals[template] != nil {
            let allowed = try await state.approvals(ofAlbumsNamed: candidates.map(\.definition.name))
            for index in candidates.indices { candidates[index].approval = allowed[candidates[index].definition.name] }
        }
        try await readMembers(&candidates)
        for index in result.albums.indices { result.albums[index].candidate = candidates[index] }
        if result.albums.isEmpty {
            result.plan = candidate.plan
            result.plan?.notes.append("no album of it now")
        }
        return result
    }

    /// An album of every value that the photos of a rule have, its members unread; `rule` is the number of the rule.
    func values(
        _ candidate: AlbumCandidate, rule: Int, _ library: JudgedLibrary, _ surroundings: Surroundings
    ) async throws(SyncError) -> ExpandedRule {
        var result = ExpandedRule()
        guard let forEach = candidate.definition.forEach else { return result }
        let template = candidate.definition
        let settings = template.settings
        let wanted = library.judgement.wanted(by: rule, among: library.scope(settings))
        let values = library.values(of: wanted, template, surroundings.context)
        let found = ValueGrouping(forEach, combinesNamesakes: template.rule.handling.combinesNamesakes).groups(
            of: values)
        result.notices += unmatched(found.unmatched, values, template)
        var groups = found.groups
        if let wrong = groups.first(where: { !$0.namesakes.isEmpty }) {
            groups.removeAll { $0.name == wrong.name && $0.key != wrong.key }
        }
        var albums = groups.map { group in
            var album = AlbumCandidate(template.album(of: group, forEach))
            album.rule = candidate.rule
            album.lastLibrary = candidate.lastLibrary
            album.plan.meaning = candidate.plan.meaning
            album.plan.notes = candidate.plan.notes
            if !group.namesakes.isEmpty {
                album.plan.holds = [
                    .name(.ambiguousPerson(name: group.name, candidates: group.namesakes, place: template.place))
                ]
            }
            return JudgedAlbum(
                candidate: album, rule: rule, rows: RowSet(group.photos.compactMap { library.table.row(of: $0) }))
        }
        try await place(&albums, surroundings)
        leaveOutSmall(&albums, forEach.minimum, library, template, &result)
        result.notices += vanished(template, albums, surroundings.managed)
        result.albums = albums
        // Also those that somebody else made: their photos are as new to the rule.
        let begun = albums.count { $0.candidate.managed == nil }
        let limit = settings.limits.albums
        if begun > (approvals[template.name] ?? .nothing).albums(limit: limit) {
            result.plan = candidate.plan
            result.plan?.holds = [.manyAlbums(count: begun, limit: limit)]
        }
        return result
    }

    /// What is known of the server's albums and of earlier runs.
    struct Surroundings: Sendable {
        var albums: [Album]
        var managed: [String: ManagedAlbum]
        /// The albums that rules of one album keep, with the names of these rules.
        var taken: [AlbumID: String]
        /// Who is called what, and the photos of tags.
        var context: RuleContext
    }

    /// Finds the albums on the server.
    private func place(_ albums: inout [JudgedAlbum], _ surroundings: Surroundings) async throws(SyncError) {
        let matches: [AlbumMatching.Match]
        do {
            matches = try await AlbumMatching(
                reader: reader, albums: surroundings.albums, managed: surroundings.managed
            ).match(albums.map(\.candidate.definition))
        } catch {
            throw .server(error)
        }
        for index in albums.indices {
            albums[index].candidate.take(matches[index], surroundings.managed)
            if let album = albums[index].candidate.plan.album, let keeper = surroundings.taken[album.id] {
                albums[index].candidate.plan.target = .unknown
                albums[index].candidate.plan.holds = [.albumTaken(id: album.id, by: keeper)]
            }
        }
    }

    /// Leaves out values with too few photos for an album to be made.
    private func leaveOutSmall(
        _ albums: inout [JudgedAlbum], _ minimum: Int, _ library: JudgedLibrary, _ template: AlbumDefinition,
        _ result: inout ExpandedRule
    ) {
        let isSmall = albums.map { album in
            album.candidate.plan.target == .new && library.selection(album).rows.count < max(1, minimum)
        }
        result.small = zip(albums, isSmall).filter(\.1).map(\.0)
        albums = zip(albums, isSmall).filter { !$0.1 }.map(\.0)
        guard !result.small.isEmpty, minimum > 1 else { return }
        let names = PhraseList.some(result.small.map(\.candidate.definition.name))
        let word = result.small.count == 1 ? "has" : "have"
        result.notices.append(
            "\"\(template.name)\": \(names) \(word) fewer than \(minimum) photos, so no album is made")
    }

    /// Albums of earlier runs whose value no photo has any more.
    private func vanished(
        _ template: AlbumDefinition, _ albums: [JudgedAlbum], _ managed: [String: ManagedAlbum]
    ) -> [String] {
        let present = Set(albums.map(\.candidate.definition.key))
        let gone = managed.filter { template.owns(key: $0.key) && !present.contains($0.key) }.values
        guard !gone.isEmpty else { return [] }
        let verb = gone.count == 1 ? "stays as it is" : "stay as they are"
        return [
            "\"\(template.name)\": nothing matches for \(PhraseList.some(gone.map(\.serverName).sorted())) now; \(verb)"
        ]
    }

    private func unmatched(
        _ patterns: [GroupValuePattern], _ values: [(id: AssetID, values: [GroupValue])], _ template: AlbumDefinition
    ) -> [String] {
        guard !patterns.isEmpty else { return [] }
        let known = Set(values.flatMap { $0.values.map(\.name) })
        return patterns.map { pattern in
            let near = NearestWord.suggestion(for: pattern.text, among: known.sorted())
            return "\(pattern.place): no photo of \"\(template.name)\" has \"\(pattern.text)\""
                + (near.map { "; did you mean \"\($0)\"?" } ?? "")
        }
    }

    /// The offset of the zone whose days count, when the user named one.
    var takenZone: (@Sendable (Instant) -> Int64)? {
        configuration.timeZoneName == nil ? nil : options.zoneOffset
    }
}

extension AlbumDefinition {
    /// The album of one value.
    fileprivate func album(of group: ValueGrouping.Group, _ forEach: ForEach) -> AlbumDefinition {
        var album = self
        album.name = forEach.fill(name, with: group.name)
        album.forEach = nil
        album.origin = Origin(template: name, value: group.key)
        album.settings.appearance.description = settings.appearance.description.map {
            forEach.fill($0, with: group.name)
        }
        return album
    }

    /// Whether an album that is remembered under that key was made by this `for_each` rule.
    func owns(key: String) -> Bool { forEach != nil && key.hasPrefix("\(name) [") && key.hasSuffix("]") }
}

extension JudgedLibrary {
    /// The values that photos have.
    func values(
        of rows: RowSet, _ template: AlbumDefinition, _ context: RuleContext
    ) -> [(id: AssetID, values: [GroupValue])] {
        guard let forEach = template.forEach else { return [] }
        switch forEach.field {
        case .tag: return values(of: rows, forEach.tags(among: context.tags), context.sets)
        case .person:
            let isHiddenOut = template.rule.handling.ignoresHidden
            return rows.map { row in
                let people = table.people(row).filter { !isHiddenOut || context.people.alive[$0]?.isHidden != true }
                return (
                    table.id(row), people.compactMap { id in names[id].map { GroupValue(person: id, name: $0) } }
                )
            }
        default: return rows.map { row in (table.id(row), values(row, forEach.field)) }
        }
    }

    /// The tags that photos have, told by the photos that tags have.
    private func values(
        of rows: RowSet, _ tags: [Tag], _ sets: PhotoSets
    ) -> [(id: AssetID, values: [GroupValue])] {
        var values: [Int: [GroupValue]] = [:]
        for tag in tags {
            let value = GroupValue(text: tag.path)
            for id in sets[tag.photos] ?? [] {
                guard let row = table.row(of: id), rows.contains(row) else { continue }
                values[row, default: []].append(value)
            }
        }
        return rows.map { (table.id($0), values[$0] ?? []) }
    }

    private func values(_ row: Int, _ field: GroupField) -> [GroupValue] {
        func text(_ text: String?) -> [GroupValue] { text.map { [GroupValue(text: $0)] } ?? [] }
        switch field {
        case .year, .month:
            let time = table.dayClock(row, now: now, zoneOffset: takenZone)
            return time.flatMap(field.value).map { [$0] } ?? []
        case .country: return text(table.country(row))
        case .state: return text(table.state(row))
        case .city: return text(table.city(row))
        case .camera: return text(table.camera(row))
        case .person, .tag: return []
        }
    }
}
