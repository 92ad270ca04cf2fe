import AlbumRules

/// What a run was for.
public enum RunKind: Hashable, Sendable {
    /// To make albums follow their rules.
    case sync
    /// To do what a saved plan says.
    case savedPlan
    /// To undo another run.
    case undo(of: Int64)
    /// To answer a held situation, or to take albums on, let them go or delete them.
    case answer(RunAnswer)

    /// The run that was undone, if one was.
    public var undone: Int64? {
        guard case .undo(let run) = self else { return nil }
        return run
    }
}

/// A command of the user that is not a run of the rules.
public enum RunAnswer: String, Hashable, Sendable, CaseIterable {
    /// An album was deleted in Immich.
    case deleteAlbum
    /// Members of an album were taken on.
    case adopt
    /// An album was let go.
    case forget
    /// An album that was deleted by hand may be made again.
    case recreate
    /// Whoever has a name now is meant by it.
    case acceptRename
}

/// What is remembered of a whole run.
public struct RunRecord: Hashable, Sendable {
    /// Its number.
    public var id: Int64
    /// What it was for.
    public var kind: RunKind
    /// The album or person that an answer was about.
    public var subject: String?
    /// Whether it looked at some of the albums only.
    public var isPartial = false
    /// When it began.
    public var startedAt: Instant
    /// When it ended; nil when it is at work, or never ended.
    public var endedAt: Instant?
    /// How it ended.
    public var exitCode: ExitCode?
    /// Why it came to nothing, or was cut short.
    public var failure: String?
    /// The albums with which something happened, by name.
    public var albums: [AlbumRecord]

    /// How many photos were added.
    public var added: Int { albums.reduce(0) { $0 + $1.added } }
    /// How many photos were taken out.
    public var removed: Int { albums.reduce(0) { $0 + $1.removed } }
    /// How many albums were held.
    public var held: Int { albums.count { !$0.holds.isEmpty } }
    /// How many albums failed.
    public var failed: Int { albums.count { $0.failure != nil } }
}

extension RunRecord {
    /// Runs as the memories of several accounts know them: what has one number was one run. Newest first.
    public static func joined(_ records: [RunRecord]) -> [RunRecord] {
        Dictionary(grouping: records, by: \.id).values.compactMap { parts -> RunRecord? in
            guard var run = parts.first else { return nil }
            run.startedAt = parts.map(\.startedAt).min() ?? run.startedAt
            let ends = parts.compactMap(\.endedAt)
            run.endedAt = ends.count == parts.count ? ends.max() : nil
            let codes = parts.compactMap(\.exitCode)
            run.exitCode = codes.count == parts.count ? ExitCode(gravestOf: codes) : nil
            run.failure = parts.lazy.compactMap(\.failure).first
            run.albums = parts.flatMap(\.albums)
            return run
        }.sorted { $0.id > $1.id }
    }
}

/// What a run did to one album.
public struct AlbumRecord: Hashable, Sendable {
    /// The name in the configuration, when it is remembered.
    public var name: String?
    /// The album on the server.
    public var id: AlbumID?
    /// Whether the run made it.
    public var isCreated: Bool
    /// How many photos went in.
    public var added: Int
    /// How many photos went out.
    public var removed: Int
    /// How many members were taken on.
    public var adopted: Int
    /// Why something waited.
    public var holds: [String]
    /// Why it failed.
    public var failure: String?
}

/// One photo that a run moved.
public struct PhotoRecord: Hashable, Sendable {
    /// The album.
    public var album: AlbumID
    /// The name of the album or of an account's share in it; nil when the album alone tells.
    public var shareName: String?
    /// What happened.
    public var kind: MemberEvent.Kind
    /// The photo; its name is empty when no run ever read it.
    public var photo: PhotoChange
}
