/// What an album takes of the photos that its rule matches, by settings that look at several photos at once.
public struct Selection: Sendable {
    /// What an album may choose from.
    public struct Material: Sendable {
        /// The rows of the photos that the rule matches.
        public var matching: RowSet
        /// The rows of photos that may come along though the rule does not match them.
        public var companions: RowSet
        /// The rows of photos that wait for recognition and are no members.
        public var unsettled: RowSet
        /// The top photo of each photo that is in a stack.
        public var stackCovers: [AssetID: AssetID]
        /// The moment of the run.
        public var now: Instant
        /// The zone whose days count, when the user named one.
        public var zoneOffset: (@Sendable (Instant) -> Int64)?

        /// Material.
        public init(
            matching: RowSet, companions: RowSet = RowSet(), unsettled: RowSet = RowSet(),
            stackCovers: [AssetID: AssetID] = [:], now: Instant,
            zoneOffset: (@Sendable (Instant) -> Int64)? = nil
        ) {
            self.matching = matching
            self.companions = companions
            self.unsettled = unsettled
            self.stackCovers = stackCovers
            self.now = now
            self.zoneOffset = zoneOffset
        }
    }

    /// The rows of the photos that belong in the album.
    public private(set) var rows: RowSet
    /// Of these, the rows of those that wait for recognition.
    public private(set) var unsettled: RowSet
    /// The rows of photos that belonged but for `newest`.
    public private(set) var pushedOut = RowSet()
    /// The rows of photos that belonged but for `best_of`.
    public private(set) var outdone = RowSet()
    /// The rows of photos that belonged but for the top photo of their stack.
    public private(set) var covered = RowSet()
    /// The rows of photos that the rule does not match and that came along for lying near a match.
    public private(set) var near = RowSet()
    /// The rows of other photos that came along with their stack.
    public private(set) var stackMates = RowSet()

    /// The choice among photos; the columns that the settings ask for have to be there.
    ///
    /// Cost: nothing when the rule alone decides.
    public init(_ material: Material, settings: AlbumSettings, _ table: PhotoTable) {
        rows = material.matching
        unsettled = material.unsettled.intersection(rows)
        let selection = settings.selection
        guard !selection.isPlain else { return }
        let choice = selection.choose(material.candidates(selection, table))
        func found(_ ids: Set<AssetID>) -> RowSet { RowSet(ids.compactMap { table.row(of: $0) }) }
        rows = found(choice.wanted)
        unsettled = found(choice.unsettled)
        pushedOut = found(choice.pushedOut)
        outdone = found(choice.outdone)
        covered = found(choice.covered)
        near = found(choice.near)
        stackMates = found(choice.stackMates)
    }

    /// What the settings made of one photo.
    public static func account(
        of row: Int, _ material: Material, settings: AlbumSettings, _ table: PhotoTable
    ) -> SelectionAccount {
        let selection = settings.selection
        guard !selection.isPlain else {
            let isMatch = material.matching.contains(row)
            return SelectionAccount(
                isMatch: isMatch, isWanted: isMatch, isWaiting: isMatch && material.unsettled.contains(row))
        }
        return SelectionAccount(of: table.id(row), among: material.candidates(selection, table), selection)
    }
}

extension Selection.Material {
    /// The photos to choose among.
    fileprivate func candidates(_ selection: AlbumSelection, _ table: PhotoTable) -> [AlbumSelection.Candidate] {
        var rows = matching
        if selection.bringsOthers { rows.formUnion(companions) }
        return rows.map { row in
            AlbumSelection.Candidate(
                table.selectionPhoto(row, self), isMatch: matching.contains(row), isSettled: !unsettled.contains(row))
        }
    }
}

extension PhotoTable {
    /// A photo as a selection sees it.
    fileprivate func selectionPhoto(_ row: Int, _ material: Selection.Material) -> SelectionPhoto {
        let id = id(row)
        let place = position(row)
        var photo = SelectionPhoto(
            id: id, rating: rating(row) ?? 0, isFavorite: rows(.favorite).contains(row),
            stackCover: material.stackCovers[id], latitude: place?.latitude, longitude: place?.longitude)
        if let time = dayClock(row, now: material.now, zoneOffset: material.zoneOffset) {
            photo.takenAt = takenAt(row)
            photo.takenOnClock = time
        }
        return photo
    }

    /// When a photo was taken on the clock whose days count: that of the place, or that of a zone when the user named one;
    /// nil when its date says nothing. Needs the column `instants`.
    public func dayClock(_ row: Int, now: Instant, zoneOffset: (@Sendable (Instant) -> Int64)?) -> WallTime? {
        guard let time = credibleDate(row, now: now) else { return nil }
        guard let zoneOffset, let moment = takenAt(row) else { return time }
        return WallTime(milliseconds: moment.milliseconds + zoneOffset(moment))
    }

    /// When a photo was taken on the wall clock of the place; nil when its date is exactly the epoch or more than a day in
    /// the future. Needs the column `instants`.
    public func credibleDate(_ row: Int, now: Instant) -> WallTime? {
        guard let instant = takenAt(row), instant.milliseconds != 0, takenOnClock(row).milliseconds != 0,
            instant.milliseconds <= now.milliseconds + 86_400_000
        else { return nil }
        return takenOnClock(row)
    }
}

extension AlbumDefinition {
    /// The columns that the settings of the album look into.
    public var columns: PhotoColumns {
        var columns: PhotoColumns = []
        let selection = settings.selection
        if selection.nearby != nil || selection.newest != nil || selection.bestOf != nil { columns.insert(.instants) }
        if selection.nearby?.kilometres != nil { columns.insert(.position) }
        if selection.bestOf != nil { columns.insert(.rating) }
        switch settings.appearance.cover {
        case .newest, .oldest: columns.insert(.instants)
        case .photo, nil: break
        }
        switch forEach?.field {
        case .year, .month: columns.insert(.instants)
        case .country, .state, .city: columns.insert(.place)
        case .camera: columns.insert(.camera)
        case .person, .tag, nil: break
        }
        return columns
    }

    /// What a read of the library must bring for the rule and for the settings.
    public var needs: ReadNeeds {
        rule.needs.union(columns.needs).union(ReadNeeds(people: forEach?.field == .person))
    }
}
