/// What a server of 3.2 or later can be asked for in one search: a photo passes when it meets all of any one branch.
///
/// A sieve made of a rule lets every photo through that the rule matches, and perhaps others. A rule whose lines leave
/// nothing to ask a server for has none.
public struct PhotoSieve: Hashable, Sendable {
    /// Conditions that hold together; one without any lets every photo through.
    public struct Branch: Hashable, Sendable {
        /// At least one of them is on it; nobody is asked for when empty, as below.
        public var anyPeople: Set<PersonID> = []
        /// All of them are on it.
        public var allPeople: Set<PersonID> = []
        /// None of them is on it.
        public var noPeople: Set<PersonID> = []
        /// It has one of these tags, or one below.
        public var anyTags: Set<TagID> = []
        /// It has all of them, or ones below.
        public var allTags: Set<TagID> = []
        /// It has none of them, nor one below.
        public var noTags: Set<TagID> = []
        /// It is in one of these albums; then photos of all owners pass.
        public var anyAlbums: Set<AlbumID> = []
        /// Whether it has a tag.
        public var isTagged: Bool?
        /// Whether there is a face on it, known or not.
        public var hasFace: Bool?
        /// Whether its owner marked it.
        public var isFavorite: Bool?
        /// Whether it has a moving part.
        public var isLive: Bool?
        /// It is of one of these kinds.
        public var kinds: Set<Photo.Kind> = []

        /// Every photo.
        public init() {}
    }

    /// The most branches: a rule that needs more is not asked in one search.
    public static let mostBranches = 24

    /// The branches.
    public private(set) var branches: Set<Branch>

    /// A sieve.
    public init(_ branches: Set<Branch>) {
        self.branches = branches
        joinPeople()
    }

    /// A sieve of one branch.
    public init(_ change: (inout Branch) -> Void) {
        var branch = Branch()
        change(&branch)
        branches = [branch]
    }

    /// Everybody it asks for.
    public var people: Set<PersonID> {
        branches.reduce(into: []) { $0.formUnion($1.anyPeople.union($1.allPeople).union($1.noPeople)) }
    }

    /// Those of whom every photo passes.
    public var wholePeople: Set<PersonID> {
        branches.reduce(into: []) { people, branch in
            if let whole = branch.onlyPeople { people.formUnion(whole) }
        }
    }

    /// What passes one of two sieves.
    func or(_ other: PhotoSieve) -> PhotoSieve { PhotoSieve(branches.union(other.branches)) }

    /// What passes both, and perhaps more.
    func and(_ other: PhotoSieve) -> PhotoSieve {
        guard branches.count * other.branches.count <= Self.mostBranches else {
            return branches.count <= other.branches.count ? self : other
        }
        return PhotoSieve(
            branches.reduce(into: []) { all, branch in
                for further in other.branches { all.insert(branch.and(further)) }
            })
    }

    /// Branches that only ask for one of some people are one branch.
    private mutating func joinPeople() {
        var joined = Branch()
        var rest: Set<Branch> = []
        for branch in branches {
            if let people = branch.onlyPeople { joined.anyPeople.formUnion(people) } else { rest.insert(branch) }
        }
        guard branches.count - rest.count > 1 else { return }
        rest.insert(joined)
        branches = rest
    }
}

extension PhotoSieve.Branch {
    /// The people of whom every photo passes; nil when something else is asked for.
    fileprivate var onlyPeople: Set<PersonID>? {
        let people = anyPeople.isEmpty && allPeople.count == 1 ? allPeople : anyPeople
        guard !people.isEmpty else { return nil }
        var plain = PhotoSieve.Branch()
        if anyPeople.isEmpty { plain.allPeople = people } else { plain.anyPeople = people }
        return plain == self ? people : nil
    }

    /// What passes both, and perhaps more: what cannot be said at once is left out.
    fileprivate func and(_ other: PhotoSieve.Branch) -> PhotoSieve.Branch {
        var both = self
        both.allPeople.formUnion(other.allPeople)
        both.noPeople.formUnion(other.noPeople)
        both.allTags.formUnion(other.allTags)
        both.noTags.formUnion(other.noTags)
        both.anyPeople = Self.narrower(anyPeople, other.anyPeople)
        both.anyTags = Self.narrower(anyTags, other.anyTags)
        both.anyAlbums = Self.narrower(anyAlbums, other.anyAlbums)
        both.kinds = Self.narrower(kinds, other.kinds)
        both.isTagged = isTagged ?? other.isTagged
        both.hasFace = hasFace ?? other.hasFace
        both.isFavorite = isFavorite ?? other.isFavorite
        both.isLive = isLive ?? other.isLive
        return both
    }

    private static func narrower<Element>(_ one: Set<Element>, _ other: Set<Element>) -> Set<Element> {
        if one.isEmpty || other.isEmpty { return one.union(other) }
        return one.count <= other.count ? one : other
    }
}

extension PhotoSieve {
    /// Whether an own photo certainly does not pass, by what its answer tells; nothing is said of tags and albums.
    public func surelyStops(_ photo: Photo, knowsPeople: Bool) -> Bool {
        branches.allSatisfy { $0.surelyStops(photo, knowsPeople: knowsPeople) }
    }
}

extension PhotoSieve.Branch {
    fileprivate func surelyStops(_ photo: Photo, knowsPeople: Bool) -> Bool {
        if let isFavorite, photo.isFavorite != isFavorite { return true }
        if let isLive, (photo.livePhotoVideo != nil) != isLive { return true }
        if !kinds.isEmpty, !kinds.contains(photo.kind) { return true }
        guard knowsPeople else { return false }
        let present = Set(photo.people)
        if !anyPeople.isEmpty, present.isDisjoint(with: anyPeople) { return true }
        return !allPeople.isSubset(of: present) || !present.isDisjoint(with: noPeople)
            || hasFace == false && !present.isEmpty
    }
}
