import TestSupport
import Testing

@testable import AlbumRules

/// Lines that only a request for one photo can decide, and albums that go by other albums.
@Suite struct RuleAskingTests {
    private static func context(_ loose: Set<AssetID>?) -> RuleContext {
        var context = RuleSupport.context()
        context.sets[.looseFaces] = loose
        return context
    }

    private static func photo(_ random: inout Dice) -> Photo {
        let people = [[], ["Mia"], [""], ["Mia", ""], ["Leo"]].randomElement(using: &random) ?? []
        var photo = RuleSupport.photo(.people(people))
        photo.isFavorite = Bool.random(using: &random)
        photo.kind = Bool.random(using: &random) ? .video : .image
        photo.hasLooseFace = [nil, nil, true, false].randomElement(using: &random) ?? nil
        return photo
    }

    private static func rule(_ depth: Int, _ random: inout Dice) -> String {
        let lines = [
            "faces: some", "faces: none", "strangers: some", "strangers: none", "favorite: true", "type: video",
            "people: Mia", "album: Marked",
        ]
        let word = ["all", "any", "none"].randomElement(using: &random) ?? "all"
        let items = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            depth > 0 && Bool.random(using: &random)
                ? rule(depth - 1, &random) : "{\(lines.randomElement(using: &random) ?? "faces: some")}"
        }
        return "{\(word): [\(items.joined(separator: ", "))]}"
    }

    @Test func `where nothing must be asked no answer changes anything, over random rules`() throws {
        var random = Dice(seed: 77)
        var asked = 0
        for _ in 0..<3000 {
            let rule = try RuleSupport.rule(Self.rule(2, &random))
            let photo = Self.photo(&random)
            let unknown = try RuleSupport.resolved(rule, in: Self.context(nil))
            let with = try RuleSupport.resolved(rule, in: Self.context([photo.id]))
            let without = try RuleSupport.resolved(rule, in: Self.context([]))
            #expect(!with.mustAsk(about: photo) && !without.mustAsk(about: photo))
            guard !unknown.mustAsk(about: photo) else {
                asked += 1
                continue
            }
            #expect(unknown.matches(photo) == with.matches(photo), "\(rule.lines.map(\.text))")
            #expect(unknown.matches(photo) == without.matches(photo), "\(rule.lines.map(\.text))")
        }
        #expect(asked > 200 && asked < 2000)
    }

    @Test func `only a photo on which one line turns is asked about`() throws {
        let rule = try RuleSupport.resolved("{faces: none, favorite: true}", in: Self.context(nil))
        var photo = RuleSupport.photo(.favorite)
        photo.hasLooseFace = nil
        #expect(rule.mustAsk(about: photo))
        photo.isFavorite = false
        #expect(!rule.mustAsk(about: photo))
        photo.isFavorite = true
        photo.people = [RuleSupport.personID("Mia")]
        #expect(!rule.mustAsk(about: photo))
        photo.people = []
        photo.hasLooseFace = false
        #expect(!rule.mustAsk(about: photo) && rule.matches(photo))
    }

    @Test func `an album that goes by another waits, changes with time and asks as that one does`() throws {
        var context = Self.context(nil)
        context.albums.declared = [
            "Lonely": try RuleSupport.rule("{people: none}"), "Recent": try RuleSupport.rule("{taken: last 30 days}"),
            "Faceless": try RuleSupport.rule("{faces: none}"), "Named": try RuleSupport.rule("{people: Nobody}"),
            "Both": try RuleSupport.rule("{album: {all: [Lonely, Recent]}}"),
        ]
        var young = RuleSupport.photo(.taken("2024-06-29T12:00:00"), .uploaded("2024-06-30T11:00:00"))
        young.hasLooseFace = nil
        let lonely = try RuleSupport.resolved("{album: Lonely}", in: context)
        #expect(lonely.matches(young))
        #expect(!lonely.isSettledMatch(young, now: RuleSupport.now, settle: .seconds(6 * 3600)))
        #expect(lonely.needs.people)
        let both = try RuleSupport.resolved("{album: Both}", in: context)
        #expect(both.dependsOnClock && !lonely.dependsOnClock)
        #expect(both.matches(young))
        #expect(try RuleSupport.resolved("{album: Faceless}", in: context).mustAsk(about: young))
        #expect(both.fingerprint != lonely.fingerprint)
        guard case .held(let reasons) = try RuleSupport.rule("{album: {any: [Named, Lonely]}}").resolve(in: context)
        else {
            Issue.record("it is not held")
            return
        }
        #expect(reasons.map(\.message) == ["the album \"Named\" is held: nobody is called \"Nobody\""])
    }
}
