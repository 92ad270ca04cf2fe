import ImmichSimulator

/// Something that somebody does on the server or in the file between two runs, or while one is under way.
enum LabDeed: String, CaseIterable {
    case upload, favourite, recognise, unrecognise, forgetPerson, rename, merge, hide, deletePerson
    case addByHand, removeByHand, archive, show, trash, restore, lock, deleteForGood, hidePhoto
    case friendAdds, friendRemoves, share, unshare, renameAlbum, deleteAlbum, rate, faceReset, halfLost
    case replacePerson, namesake, favouriteMany

    /// How likely, in thousandths of all.
    var weight: Int {
        switch self {
        case .upload, .favourite, .recognise, .unrecognise, .addByHand, .removeByHand: 100
        case .archive, .show, .trash, .restore, .rate, .friendAdds, .friendRemoves: 45
        case .lock, .deleteForGood, .hidePhoto, .share, .unshare: 25
        case .rename, .hide, .renameAlbum, .replacePerson, .namesake: 15
        case .forgetPerson, .favouriteMany: 25
        case .merge, .deletePerson, .deleteAlbum, .faceReset, .halfLost: 10
        }
    }

    /// Whether it happens to photos and albums only, so that it may happen between two requests.
    var mayHappenMeanwhile: Bool {
        switch self {
        case .upload, .favourite, .addByHand, .removeByHand, .archive, .trash, .restore, .lock, .friendAdds,
            .friendRemoves, .rate, .recognise, .unrecognise, .deleteForGood:
            true
        default: false
        }
    }

    static func random(_ numbers: inout SeededNumbers, meanwhile: Bool = false) -> LabDeed {
        let choices = allCases.filter { !meanwhile || $0.mayHappenMeanwhile }
        var draw = numbers.below(choices.reduce(0) { $0 + $1.weight })
        for deed in choices {
            draw -= deed.weight
            if draw < 0 { return deed }
        }
        return .favourite
    }
}
