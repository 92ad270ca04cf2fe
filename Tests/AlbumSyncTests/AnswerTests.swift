import AlbumRules
import AlbumSync
import ImmichSimulator
import Testing

@Suite struct `Questions and answers` {
    static let rules = """
        albums:
        - name: Emma without Rosa
          all: {people: Emma}
          none: {people: Grandma Rosa}
        """

    func definition() throws -> AlbumDefinition {
        let (configuration, _) = ConfigurationReader.read([SourceFile(name: "albums.yaml", text: Self.rules)])
        return try #require(configuration?.albums.first)
    }

    @Test(arguments: House.releases)
    func `a census counts the rule and each of its lines`(release: String) async throws {
        try await House.with(release) { house in
            let engine = try await house.engine(Self.rules)
            let census = try await engine.census(of: try definition())
            let plan = await engine.plan()
            #expect(census.matching == plan.added)
            #expect(census.photosRead == plan.facts.photosRead)
            #expect(census.lines.map(\.text) == ["people: Emma", "people: Grandma Rosa"])
            #expect(census.lines.map(\.isExcluding) == [false, true])
            #expect(census.lines[0].count > census.matching && census.lines[1].count > 0)
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `a person who is gone is replaced by whoever has the name now, when told so`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let members = try house.members("Emma without Rosa")
            let emma = try house.id("emma", "people")
            let again = house.simulator.addPerson(named: "Emma", owner: try house.id("anna", "users"))
            try house.simulator.merge(person: emma, into: again)
            #expect(ExitCode(of: try await house.run(Self.rules)) == .held)
            let engine = try await house.engine(Self.rules)
            #expect(try await engine.acceptRename(ofPersonNamed: "Emma"))
            #expect(try await !engine.acceptRename(ofPersonNamed: "Emma"))
            #expect(ExitCode(of: try await house.run(Self.rules)) == .done)
            #expect(try house.members("Emma without Rosa") == members)
        }
    }

    @Test(arguments: House.releases)
    func `an album that is forgotten is met anew`(release: String) async throws {
        try await House.with(release) { house in
            let first = try await house.run(Self.rules)
            let engine = try await house.engine(Self.rules)
            #expect(try await engine.forget(albumNamed: "Emma without Rosa"))
            #expect(try await !engine.forget(albumNamed: "Emma without Rosa"))
            #expect(try await house.run(Self.rules)["Emma without Rosa"]?.adopted == first.added)
        }
    }
}
