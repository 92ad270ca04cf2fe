import YAML

@testable import AlbumRules

/// A small server for the tests of rules: tags, albums, a partner, and sets of photos made from facts.
enum RuleWorld {
    static let trips = Tag(id: TagID(high: 3, low: 3), path: "Trips")
    static let tags = [
        Tag(id: TagID(high: 3, low: 1), path: "Party"), Tag(id: TagID(high: 3, low: 2), path: "Work"), trips,
        Tag(id: TagID(high: 3, low: 4), path: "Trips/Italy", parent: trips.id),
        Tag(id: TagID(high: 3, low: 5), path: "Private"),
        Tag(id: TagID(high: 3, low: 6), path: "garden"),
    ]
    static let albums = ["Wedding", "Best of", "Other"].enumerated().map { index, name in
        Album(
            id: AlbumID(high: 4, low: UInt64(index)), name: name, owner: RuleSupport.user, updatedAt: RuleSupport.now)
    }

    static func partner(_ name: String) -> Partner {
        Partner(
            id: UserID(high: 6, low: UInt64(name.utf8.count)), name: name, email: "\(name.lowercased())@example.org")
    }

    /// The identifier of the photo with these facts.
    static func id(_ facts: [PhotoFact]) -> AssetID {
        let text = facts.map { "\($0)" }.joined(separator: "; ")
        return AssetID(
            high: 2, low: text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
    }

    /// The facts of every photo that the sets know.
    static let photos: [[PhotoFact]] =
        [[], [.taken("1970-01-01T00:00:00")], [.tags(["garden"])], [.tags(["Work"])]]
        + Criteria.all.flatMap(\.examples).map(\.facts)
        + RuleWorkedExampleTests.examples.flatMap { [$0.takes, $0.leaves] }

    static func fill(_ context: inout RuleContext) {
        context.tags = tags
        context.partners = [partner("Ben")]
        context.albums = AlbumDirectory(listed: albums, declared: declared)
        context.sets = sets
    }

    /// The answers to every question that these photos can answer.
    static let sets: PhotoSets = {
        var sets: [SetQuery: Set<AssetID>] = [.untagged: [], .otherAlbums: [], .stacked: []]
        for tag in tags {
            sets[.tag(tag.id, path: tag.path)] = []
            sets[.exactTag(tag.id, path: tag.path)] = []
        }
        for album in albums { sets[.album(album.id, name: album.name)] = [] }
        for text in ["invoice", "receipt"] { sets[.textInPhoto(text)] = [] }
        sets[.looksLike(words: "snow", best: 3)] = []
        for facts in photos { for query in answers(facts) { sets[query, default: []].insert(id(facts)) } }
        return PhotoSets(sets)
    }()

    static func answers(_ facts: [PhotoFact]) -> [SetQuery] {
        var answers: [SetQuery] = []
        var isTagged = false
        for fact in facts {
            switch fact {
            case .tags(let paths):
                isTagged = true
                for tag in tags where paths.contains(where: { $0 == tag.path || $0.hasPrefix(tag.path + "/") }) {
                    answers.append(.tag(tag.id, path: tag.path))
                    if paths.contains(tag.path) { answers.append(.exactTag(tag.id, path: tag.path)) }
                }
            case .albums(let names):
                answers += albums.filter { names.contains($0.name) }.map { .album($0.id, name: $0.name) }
                answers.append(.otherAlbums)
            case .text(let text): answers.append(.textInPhoto(text))
            case .looksLike(let words):
                answers += [3, 200].map { .looksLike(words: words, best: $0) }
            case .stacked: answers.append(.stacked)
            default: break
            }
        }
        return isTagged ? answers : answers + [.untagged]
    }

    /// The albums that the configuration declares.
    private static let declared = [
        "Marked": rule(FlagCriteria.favorite, "true"), "Favourites": rule(FlagCriteria.favorite, "true"),
        "Best of the family": rule(CameraCriteria.rating, "4.."),
    ]

    private static func rule(_ criterion: Criterion, _ value: String) -> Rule {
        var reader = LogicReader(groups: PeopleGroups())
        let line = reader.line(criterion, Node(.scalar(value, isQuoted: false), at: RuleSupport.place))
        return Rule(root: line.map { .line($0) } ?? .all([]))
    }
}
