/// What decides beside the photos, in few words, so that a later run can tell whether any of it changed.
public struct Pulse: Hashable, Sendable, Codable {
    /// The people whose photos the rules can turn on.
    public var watched: Set<PersonID> = []
    /// The digest of the list of people; nil when no rule needs it.
    public private(set) var people: String?
    /// The digest of the albums: names, users, looks, and when and how many members were added or taken out.
    public private(set) var albums: String
    /// What tells what the mirror of the library held.
    public var mark = ""

    /// The pulse of lists of people and albums, in any order.
    public init(people: [Person]?, albums: [Album]) {
        self.people = people.map { people in
            let lines = people.map { person in
                "\(person.id) \(person.isHidden) \(person.birthDate.map { "\($0)" } ?? "-") \(person.name)"
            }
            return Digest(lines.sorted().joined(separator: "\n")).description
        }
        let lines = albums.map { album in
            let users = album.users.map { "\($0.id) \($0.role)" }.sorted().joined(separator: ",")
            let order = album.order?.rawValue ?? "-"
            let cover = album.cover?.description ?? "-"
            return "\(album.id) \(album.owner) \(album.isShared) \(album.hasSharedLink) \(album.assetCount) "
                + "\(album.updatedAt.milliseconds) \(order) \(cover) \(users) \(album.name)\u{0}\(album.description)"
        }
        self.albums = Digest(lines.sorted().joined(separator: "\n")).description
    }

    /// Whether lists are as they were.
    public func isSame(as other: Pulse) -> Bool { people == other.people && albums == other.albums }
}
