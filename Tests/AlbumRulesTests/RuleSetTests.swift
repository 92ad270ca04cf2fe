import Testing

@testable import AlbumRules

/// Tags and albums by brute force over every set of them, and lines that wait for an answer about one photo.
@Suite struct RuleSetTests {
    private static let paths = ["A", "A/B", "A/D", "C"]
    private static let tags = paths.enumerated().map { index, path in
        Tag(
            id: TagID(high: 8, low: UInt64(index)), path: path,
            parent: path.contains("/") ? TagID(high: 8, low: 0) : nil)
    }
    private static let albums = ["X", "Y", "Z"].enumerated().map { index, name in
        Album(id: AlbumID(high: 9, low: UInt64(index)), name: name, owner: RuleSupport.user, updatedAt: RuleSupport.now)
    }

    /// Every set of tags, as the photo of its number.
    private static let subsets = (0..<16).map { bits in paths.indices.filter { bits >> $0 & 1 == 1 } }

    private static func photo(_ number: Int) -> Photo {
        var photo = RuleSupport.photo()
        photo.id = AssetID(high: 1, low: UInt64(number))
        return photo
    }

    /// A server with a photo for every set of tags; the lowest three bits also tell the albums that it is in.
    private static let context: RuleContext = {
        var context = RuleSupport.context()
        context.tags = tags
        context.albums = AlbumDirectory(listed: albums)
        var sets: [SetQuery: Set<AssetID>] = [.untagged: [photo(0).id]]
        func photos(_ holds: (Int) -> Bool) -> Set<AssetID> { Set((0..<16).filter(holds).map { photo($0).id }) }
        for (index, tag) in tags.enumerated() {
            sets[.exactTag(tag.id, path: tag.path)] = photos { subsets[$0].contains(index) }
            sets[.tag(tag.id, path: tag.path)] = photos { photo in subsets[photo].contains { isBelow($0, index) } }
        }
        for (index, album) in albums.enumerated() {
            sets[.album(album.id, name: album.name)] = photos { $0 >> index & 1 == 1 }
        }
        sets[.otherAlbums] = photos { $0 & 7 != 0 }
        context.sets = PhotoSets(sets)
        return context
    }()

    private static func isBelow(_ tag: Int, _ other: Int) -> Bool {
        tag == other || paths[tag].hasPrefix(paths[other] + "/")
    }

    /// What an operator means, over what is there and what is named.
    private static func plain(_ word: String, present: [Int], meets: [(Int) -> Bool]) -> Bool {
        let found = meets.map { meets in present.contains(where: meets) }
        let others = present.contains { thing in !meets.contains { $0(thing) } }
        switch word {
        case "any": return found.contains(true)
        case "all": return !found.contains(false)
        case "none": return !found.contains(true)
        case "only": return !found.contains(false) && !others
        case "nobody_but": return !present.isEmpty && !others
        default: return found.count { $0 } >= 2
        }
    }

    @Test(arguments: ["any", "all", "none", "only", "nobody_but", "at_least"])
    func `every operator on tags means what it says, over every set of tags`(_ word: String) throws {
        let references: [(text: String, meets: (Int) -> Bool)] =
            Self.paths.enumerated().map { index, path in (path, { Self.isBelow($0, index) }) }
            + Self.paths.enumerated().map { index, path in ("{exactly: \(path)}", { $0 == index }) }
        for bits in 1..<(1 << references.count) {
            let named = references.indices.filter { bits >> $0 & 1 == 1 }.map { references[$0] }
            guard named.count > 1 || word != "at_least", named.count <= 3 else { continue }
            let list = "[\(named.map(\.text).joined(separator: ", "))]"
            let value = word == "at_least" ? "{count: 2, of: \(list)}" : list
            let rule = try RuleSupport.resolved("{tags: {\(word): \(value)}}", in: Self.context)
            #expect(rule.unanswered.isEmpty, "\(rule.unanswered)")
            for (number, present) in Self.subsets.enumerated() {
                let expected = Self.plain(word, present: present, meets: named.map(\.meets))
                #expect(rule.matches(Self.photo(number)) == expected, "\(word) \(list), \(present)")
            }
        }
    }

    @Test(arguments: ["any", "all", "none", "at_least"])
    func `every operator on albums means what it says, over every set of albums`(_ word: String) throws {
        for bits in 1..<8 {
            let named = (0..<3).filter { bits >> $0 & 1 == 1 }
            guard named.count > 1 || word != "at_least" else { continue }
            let list = "[\(named.map { Self.albums[$0].name }.joined(separator: ", "))]"
            let value = word == "at_least" ? "{count: 2, of: \(list)}" : list
            let rule = try RuleSupport.resolved("{album: {\(word): \(value)}}", in: Self.context)
            for number in 0..<8 {
                let present = (0..<3).filter { number >> $0 & 1 == 1 }
                let expected = Self.plain(word, present: present, meets: named.map { name in { $0 == name } })
                #expect(rule.matches(Self.photo(number)) == expected, "\(word) \(list), \(present)")
            }
        }
    }

    @Test func `some and none are told by all tags, all albums`() throws {
        for (key, value) in [("tags", "some"), ("tags", "none"), ("album", "some"), ("album", "none")] {
            let rule = try RuleSupport.resolved("{\(key): \(value)}", in: Self.context)
            for number in 0..<16 {
                let isThere = key == "tags" ? number != 0 : number & 7 != 0
                #expect(rule.matches(Self.photo(number)) == (isThere == (value == "some")))
            }
        }
    }

    @Test func `of a photo that came in after the tags were read nothing is known`() throws {
        var photo = Self.photo(77)
        #expect(try RuleSupport.resolved("{tags: some}", in: Self.context).matches(photo))
        photo.uploadedAt = RuleSupport.now
        #expect(try !RuleSupport.resolved("{tags: some}", in: Self.context).matches(photo))
        #expect(try RuleSupport.resolved("{tags: none}", in: Self.context).matches(photo))
    }

    @Test func `a question without an answer leaves a rule unready`() throws {
        var context = Self.context
        context.sets = PhotoSets()
        let rule = try RuleSupport.resolved("{tags: A, album: none, in_stack: true}", in: context)
        #expect(rule.unanswered == rule.questions && rule.questions.count == 3)
        #expect(try RuleSupport.resolved("{faces: none}", in: context).unanswered.isEmpty)
    }

    @Test func `what is asked for is named in words`() throws {
        let rule = try RuleSupport.resolved(
            "{tags: {only: [{exactly: A}, C]}, album: X, in_stack: true, text_in_photo: menu}", in: Self.context)
        #expect(
            rule.questions.map(\.description).sorted() == [
                "members of the album \"X\"", "photos in stacks", "photos tagged \"A/B\"", "photos tagged \"A/D\"",
                "photos tagged \"C\"", "photos tagged exactly \"A\"", "photos with the text \"menu\"",
            ])
    }

    @Test func `a tag that is only sure to be there waits for nothing, one that is not there waits`() throws {
        var photo = Self.photo(1)
        photo.uploadedAt = Instant(milliseconds: RuleSupport.now.milliseconds - 60_000)
        func isSettled(_ yaml: String) throws -> Bool {
            try RuleSupport.resolved(yaml, in: Self.context)
                .isSettledMatch(photo, now: RuleSupport.now, settle: .seconds(3600))
        }
        #expect(try isSettled("{tags: A}"))
        #expect(try !isSettled("{tags: {none: C}}"))
        #expect(try !isSettled("{tags: {only: A}}"))
        #expect(try isSettled("{album: X}"))
        #expect(try !isSettled("{album: {none: Y}}"))
    }
}
