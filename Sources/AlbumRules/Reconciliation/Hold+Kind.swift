extension Hold {
    /// A word for machines.
    public var kind: String {
        switch self {
        case .name(.unknownPerson): "unknownPerson"
        case .name(.ambiguousPerson): "ambiguousPerson"
        case .name(.hiddenPerson): "hiddenPerson"
        case .name(.vanishedPerson): "vanishedPerson"
        case .name(.missingBirthDate): "missingBirthDate"
        case .name(.unknownTag): "unknownTag"
        case .name(.unknownAlbum): "unknownAlbum"
        case .name(.unknownPartner): "unknownPartner"
        case .name(.heldAlbum): "heldAlbum"
        case .name(.switchedOff): "switchedOff"
        case .severalAlbums: "severalAlbums"
        case .albumMissing: "albumMissing"
        case .pinnedAlbumUnknown: "pinnedAlbumUnknown"
        case .albumTaken: "albumTaken"
        case .ownerWaits: "ownerWaits"
        case .emptying: "emptying"
        case .manyRemovals: "manyRemovals"
        case .handAddedRemovals: "handAddedRemovals"
        case .manySharedAdditions: "manySharedAdditions"
        case .firstSharedFill: "firstSharedFill"
        case .libraryShrank: "libraryShrank"
        case .personShrank: "personShrank"
        case .manyAlbums: "manyAlbums"
        case .unknownUser: "unknownUser"
        }
    }
}
