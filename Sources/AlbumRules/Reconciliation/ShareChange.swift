/// One change of who may see an album.
public struct ShareChange: Hashable, Sendable {
    /// What is done.
    public enum Kind: Hashable, Sendable {
        /// The user is let in.
        case grant(ShareRole)
        /// The user, who is in, gets another role.
        case changeRole(ShareRole)
        /// The user is let out; only what this tool granted.
        case takeBack
    }

    /// The user.
    public var user: UserID
    /// How the user is shown: the address, or the identifier of one who is not to be found any more.
    public var name: String
    /// What is done.
    public var kind: Kind

    /// A change.
    public init(user: UserID, name: String, kind: Kind) {
        self.user = user
        self.name = name
        self.kind = kind
    }

    /// What has to happen so that these users are in the album in these roles.
    ///
    /// `present` are the users who are in, `granted` those whom this tool let in; of them, and of nobody else, those not
    /// wanted any more are let out.
    public static func changes(
        wanted: [(user: UserID, name: String, role: ShareRole)], present: [AlbumUser], granted: [UserID: String]
    ) -> [ShareChange] {
        let roles = Dictionary(present.map { ($0.id, $0.role) }) { first, _ in first }
        var changes: [ShareChange] = []
        for (user, name, role) in wanted {
            guard let current = roles[user] else {
                changes.append(ShareChange(user: user, name: name, kind: .grant(role)))
                continue
            }
            if current != role.rawValue {
                changes.append(ShareChange(user: user, name: name, kind: .changeRole(role)))
            }
        }
        let stay = Set(wanted.map(\.user))
        for (user, name) in granted.sorted(by: { $0.value < $1.value })
        where roles[user] != nil && !stay.contains(user) {
            changes.append(ShareChange(user: user, name: name, kind: .takeBack))
        }
        return changes
    }
}

extension ShareChange: CustomStringConvertible {
    /// `shared with anna@example.org as viewer`.
    public var description: String {
        switch kind {
        case .grant(let role): "shared with \(name) as \(role.rawValue)"
        case .changeRole(let role): "\(name) is \(role.rawValue) now"
        case .takeBack: "no longer shared with \(name)"
        }
    }
}
