import AlbumRules

/// Several people who are on no photo any more, all at once: face recognition that begins anew, and nothing to allow.
struct LostFaces {
    /// The names of these people; empty when it is one alone, who may well have been taken off by hand.
    let names: [String]

    /// What albums are held for.
    init(_ albums: [AlbumPlan]) {
        let lost = albums.lazy.flatMap(\.holds).compactMap { hold in
            if case .personShrank(let name, _, to: 0) = hold { name } else { nil }
        }
        let names = Set(lost).sorted()
        self.names = names.count > 1 ? names : []
    }

    /// What the user should know.
    var notices: [String] {
        guard !names.isEmpty else { return [] }
        return [
            "\(PhraseList.some(names)) are on no photo any more: "
                + "has face recognition begun anew? Then there is nothing to approve: the albums stay as they are and go on "
                + "once Immich has found these people again"
        ]
    }
}
