import AlbumRules

/// Every kind of finding: one word each, the same from release to release.
public enum FindingKind: String, Hashable, Sendable, CaseIterable {
    // What is as it should be.
    case configuration, state, serverReached, clock, permission, people, albums, dates, login, mailReachable
    case mailSent, webhookReachable, webhookSent, pingReachable, pingSent

    // Files.
    case configurationMissing, mistake, doubt, keyReadable, passwordReadable, addressReadable

    // The server.
    case hostNotFound, cannotConnect, tlsFailed, timedOut, connectionLost, wrongPath, webPage, redirected
    case serverTrouble, notImmich, serverNewer, serverUnsupported, clockOff, addressMissing

    // The key.
    case keyMissing, keyRefused, noKey, permissionMissing, loginUnused

    // Names.
    case person, unknownPerson, ambiguousPerson, vanishedPerson, missingBirthDate, unknownTag, unknownAlbum
    case unknownPartner, heldAlbum, switchedOff, unknownUser, unknownPlace, hiddenPerson

    // Albums and photos.
    case albumRenamed, severalAlbums, albumMissing, pinnedAlbumUnknown, albumTaken, datesAbsurd, unreadable

    // The state.
    case stateFolderMissing, stateNotWritable, stateOpenToOthers, stateDistrusted, stateTooNew, stateUnusable
    case runAtWork, runUnfinished

    // Telling.
    case nothingToTest, mailFailed, webhookFailed, pingFailed

    /// The kind that a hold is. A hold that no examination can find counts as an album that goes by a held one.
    init(_ hold: Hold) { self = FindingKind(rawValue: hold.kind) ?? .heldAlbum }
}
