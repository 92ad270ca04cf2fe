/// How a release speaks, as a value: what differs between releases is asked here and nowhere else by number.
struct Dialect: Sendable {
    let major: Int
    let minor: Int
    let patch: Int

    private var isThree: Bool { major >= 3 }

    init(release: String) throws(SimulatorError) {
        let numbers = release.split(separator: ".").map { Int($0) }
        guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2],
            (2...3).contains(major)
        else { throw .unknownRelease(release) }
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    var release: String { "\(major).\(minor).\(patch)" }

    /// Checked by zod, with `errors`; otherwise by class-validator, with lists of messages.
    var validatesWithZod: Bool { isThree }
    /// Error bodies repeat the status and carry a correlation id.
    var errorsCarryStatus: Bool { !isThree }
    /// `/server/version` tells the prerelease, features and preferences grew.
    var hasNewServerFields: Bool { isThree }
    /// Photos carry the ids of the uploading device.
    var showsDevices: Bool { !isThree }
    /// Lengths of videos are texts with a default; otherwise milliseconds or null.
    var durationIsText: Bool { !isThree }
    /// People on photos carry their faces, and faces without a person are listed.
    var showsFaceBoxes: Bool { !isThree }
    /// The owner of an album stands apart; otherwise they are its first user.
    var albumOwnerStandsApart: Bool { !isThree }
    /// Albums are answered with a list of photos.
    var albumsCarryAssets: Bool { !isThree }
    /// Without parameters only own albums are listed.
    var listsOwnAlbumsOnly: Bool { !isThree }
    /// Sharing with somebody who is in already is a mistake.
    var refusesRepeatedAlbumUser: Bool { !isThree }
    /// A search that names no visibility finds the time line only; otherwise everything that is not locked.
    var searchesTimelineOnly: Bool { !isThree }
    /// A search by album looks at photos of every owner, and needs access to the album.
    var albumSearchCrossesOwners: Bool { isThree }
    /// Searches take a structured filter beside the flat fields; known from descriptions, no recorded answer has it.
    var hasStructuredSearch: Bool { major > 3 || isThree && minor >= 2 }
    /// People carry with whom they are shared; known from descriptions alone.
    var sharesPeople: Bool { hasStructuredSearch }
    /// Photos of one instant are ordered by id.
    var breaksTiesByID: Bool { isThree && (minor >= 1 || major > 3) }
    /// The time line tells when photos were uploaded and can be cut by that.
    var timelineKnowsUploads: Bool { isThree }
    /// Faces may be put on photos that one may only look at.
    var facesNeedReadOnly: Bool { !isThree }
    /// A rating below none is kept.
    var keepsNegativeRatings: Bool { !isThree }
    /// PATCH may stand where older releases had PUT only.
    var hasPatchTwins: Bool { isThree }
    /// The owner has a row among the users of an album in the stream of changes.
    var streamsAlbumOwners: Bool { isThree }
    /// Kinds of the stream that have a successor are refused; otherwise they are what is sent.
    var refusesRetiredKinds: Bool { isThree }
    /// The stream tells when photos were uploaded, and hides what others marked as their favourites.
    var streamsNewAssetFields: Bool { isThree }
    /// An empty list of acks is a mistake of the server.
    var stumblesOverNoAcks: Bool { isThree }
    /// The entities that may be acknowledged.
    var syncEntities: [SyncEntity] { SyncEntity.known(major: major) }
}
