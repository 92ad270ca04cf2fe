import AlbumRules
import AlbumSync
import ImmichSimulator
import Testing

/// `explain`, `find` and `why` against what runs do.
@Suite struct `Questions about albums that choose` {
    static let albums = [
        "{name: A, all: {people: Emma}, newest: 3}",
        "{name: A, all: {people: Emma, type: photo}, best_of: {count: 1, per: month}}",
        "{name: A, all: {people: Liam, taken: 2024-05-11}, stacks: cover}",
        "{name: A, all: {people: Emma, taken: 2024-05-11}, stacks: whole}",
        "{name: A, all: {filename: stack-0.jpg}, none: {filename: stack-2*}, nearby: {minutes: 1}}",
        "{name: A, all: {people: Emma}, archived: include}",
        "{name: A, all: {people: Emma}, archived: only}",
        "{name: A, all: {taken: 2024-07-01..2024-07-02}, partner: include}",
        "{name: A, all: {people: {none: [Emma]}, taken: 2024-07-01..2024-07-02}, partner: include}",
        "{name: A, all: {people: Emma}, nearby: {minutes: 90}, stacks: cover, best_of: {count: 2, per: day}, newest: 9}",
    ]

    static func definition(_ album: String) throws -> AlbumDefinition {
        let (configuration, findings) = ConfigurationReader.read([
            SourceFile(name: "albums.yaml", text: "albums: [\(album)]")
        ])
        return try #require(configuration?.albums.first, "\(findings)")
    }

    private static func showPartners(_ world: inout World) {
        for index in world.partners.indices { world.partners[index].inTimeline = true }
    }

    @Test("counts and answers for every photo agree with the run", arguments: House.releases, albums)
    func agreement(_ release: String, _ album: String) async throws {
        try await House.with(release, change: Self.showPartners) { house in
            let rules = "albums: [\(album)]"
            let definition = try Self.definition(album)
            let before = try await house.engine(rules).census(of: definition, showing: 1000)
            #expect(house.writes.isEmpty)
            let report = try await house.run(rules)
            #expect(before.belonging == report.added && report.added > 0)
            #expect(Set(before.photos.map(\.id)) == Set(report["A"]?.added.map(\.id) ?? []))
            let choice = before.choice
            #expect(
                before.matching + choice.near + choice.stackMates - choice.covered - choice.outdone - choice.pushedOut
                    == before.belonging)
            #expect(before.parts.first?.count == before.matching)
            let members = try house.members("A")
            for name in Set(try Self.some(of: house.world)).union(members).sorted() {
                let engine = try await house.engine(rules)
                guard let photo = try await engine.photos(.id(try house.photo(name))).first else { continue }
                let inquiry = try await engine.inquire(about: photo, in: definition)
                let standing = try #require(inquiry.standings.first)
                #expect(standing.isMember == members.contains(name), "\(name)")
                #expect((standing.account?.isWanted ?? false) == members.contains(name), "\(name) \(standing)")
            }
        }
    }

    /// Some photos of each kind.
    private static func some(of world: World) throws -> [String] {
        let names = (world.logical["assets"] ?? [:]).keys
        return [
            "stack-0", "stack-1", "stack-2", "summer-00", "summer-01", "ben-0", "clip-0", "archived-emma", "birthday-3",
        ].filter(names.contains)
    }

    @Test(arguments: House.releases)
    func `counts and answers of a rule for many albums`(release: String) async throws {
        try await House.with(release) { house in
            let album = "{name: \"Emma {year}\", for_each: year, minimum: 2, skip: 2024, all: {people: Emma}}"
            let rules = "albums: [\(album)]"
            let definition = try Self.definition(album)
            let census = try await house.engine(rules).census(of: definition)
            let report = try await house.run(rules)
            #expect(census.belonging == report.added)
            #expect(census.values.filter(\.isMade).map(\.name) == report.albums.filter { $0.total > 0 }.map(\.name))
            #expect(census.values.filter { !$0.isMade }.map(\.name) == ["Emma 2021", "Emma 2022"])
            func ask(_ name: String, _ asked: String? = nil) async throws -> PhotoInquiry {
                let engine = try await house.engine(rules)
                let photo = try #require(try await engine.photos(.id(try house.photo(name))).first)
                return try await engine.inquire(about: photo, in: definition, named: asked)
            }
            let member = try await ask("portrait-0")
            #expect(member.standings.map(\.name) == ["Emma 2023"] && member.standings[0].isMember)
            #expect(member.noAlbum == [])
            let skipped = try await ask("summer-01")
            #expect(skipped.standings.isEmpty && skipped.noAlbum == ["\"2024\" gets no album (skip, only_for)"])
            let other = try await ask("summer-01", "Emma 2023")
            #expect(other.standings.map(\.name) == ["Emma 2023"] && !other.standings[0].isMember)
            let small = try await ask("birthday-0")
            #expect(
                small.noAlbum == ["\"Emma 2021\" would have 1 photo, fewer than 2, and is not made (minimum)"],
                "\(small.noAlbum)")
        }
    }

    @Test(arguments: House.releases)
    func `a new photo waits until a moment that is told, and a hold of the last run is remembered`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: A, all: {people: {only: [Emma]}}}]"
            let definition = try Self.definition("{name: A, all: {people: {only: [Emma]}}}")
            let day = Timestamp(year: 2026, month: 11, day: 25, hour: 10)
            let upload = World.Asset(
                id: .random(), ownerID: try house.id("anna", "users"), fileName: "new.jpg", takenAt: day,
                createdAt: day, checksum: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
            house.simulator.addPhoto(upload, people: [try house.id("emma", "people")])
            let engine = try await house.engine(rules)
            let photo = try #require(try await engine.photos(.fileName("new.jpg")).first)
            let inquiry = try await engine.inquire(about: photo, in: definition)
            #expect(inquiry.waitsUntil == Instant(milliseconds: day.milliseconds + 6 * 3_600_000))
            #expect(inquiry.standings.first?.account?.isWaiting == true)
            #expect(try await engine.census(of: definition).waiting == 1)
            house.pass(hours: 7)
            let later = try await house.engine(rules).inquire(about: photo, in: definition)
            #expect(later.waitsUntil == nil)
        }
    }

    @Test func `a typed rule may say which of its matches an album would take`() async throws {
        try await House.with("3.1.0") { house in
            let (configuration, _) = ConfigurationReader.read([
                SourceFile(
                    name: "albums.yaml", text: "defaults: {archived: include}\nalbums: [{name: A, all: {people: Emma}}]"
                )
            ])
            let engine = try await house.engine("albums: [{name: A, all: {people: Emma}}]")
            func belonging(_ text: String, _ configuration: Configuration) async throws -> Int {
                let (album, findings) = TypedRule.read(text, in: configuration)
                return try await engine.census(of: try #require(album, "\(findings)")).belonging
            }
            let plain = try await belonging("people: Emma", Configuration())
            #expect(try await belonging("people: Emma, newest: 4", Configuration()) == 4)
            let archived = try await belonging("people: Emma, archived: only", Configuration())
            #expect(archived == 1)
            let whole = try await belonging("people: Emma", try #require(configuration))
            #expect(whole == plain + archived)
            #expect(TypedRule.read("newest: 4", in: Configuration()).diagnostics.hasErrors)
            #expect(TypedRule.read("people: Emma, newest: none", in: Configuration()).diagnostics.hasErrors)
        }
    }
}
