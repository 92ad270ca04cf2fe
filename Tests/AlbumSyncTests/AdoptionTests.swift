import AlbumRules
import AlbumSync
import ImmichSimulator
import PhotoLibrary
import Testing

@Suite struct `Taking on what is there` {
    static let rules = "albums: [{name: Family Faces, all: {people: Emma}}]"

    func adopt(_ house: House, _ rules: String = rules, everything: Bool = false) async throws -> Adoption {
        let (configuration, _) = ConfigurationReader.read([SourceFile(name: "albums.yaml", text: rules)])
        let definition = try #require(configuration?.albums.first)
        return try await house.engine(rules).adopt(definition, everything: everything)
    }

    /// What the refusal was; nil when there was none.
    func refusal(_ body: () async throws -> Void) async throws -> AnswerRefusal? {
        do {
            try await body()
            return nil
        } catch SyncError.answer(let refusal) {
            return refusal
        }
    }

    @Test(arguments: House.releases)
    func `a photo that was back when members were taken on, and is taken out by hand then, stays out`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            _ = try await adopt(house)
            try house.simulator.trash(asset: house.id("summer-03"))
            #expect(try await house.run(Self.rules)["Family Faces"]?.gone == 1)
            try house.simulator.restore(asset: house.id("summer-03"))
            _ = try await adopt(house)
            let album = try #require(house.simulator.albums(named: "Family Faces").first)
            try house.simulator.removeMembers(house.ids("summer-03"), from: album)
            let run = try await house.run(Self.rules)
            #expect(run["Family Faces"]?.added.map(\.fileName).contains("summer-03.jpg") == false)
            #expect(run["Family Faces"]?.respected == 1)
        }
    }

    @Test(arguments: House.releases)
    func `matching members are the program's from then on, nothing is sent`(release: String) async throws {
        try await House.with(release) { house in
            let adoption = try await adopt(house)
            #expect(adoption.members == 3 && adoption.adopted == 2 && adoption.unmatched == 1)
            #expect(adoption.kept == 0 && adoption.foreign == 0)
            #expect(house.writes.isEmpty)
            let again = try await adopt(house)
            #expect(again.adopted == 0 && again.kept == 2 && again.unmatched == 1)
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-03"))
            let run = try await house.run(Self.rules)
            #expect(run["Family Faces"]?.removed.map(\.fileName) == ["summer-03.jpg"])
            #expect(try house.members("Family Faces").contains("nobody-1"))
        }
    }

    @Test(arguments: House.releases)
    func `with --all hand-added members are taken on, and the next run takes them out`(release: String) async throws {
        try await House.with(release) { house in
            let adoption = try await adopt(house, everything: true)
            #expect(adoption.adopted == 3 && adoption.unmatched == 0)
            #expect(house.writes.isEmpty)
            let run = try await house.run(Self.rules)
            #expect(run["Family Faces"]?.removed.map(\.fileName) == ["nobody-1.jpg"])
            #expect(ExitCode(of: run) == .done)
        }
    }

    @Test(arguments: House.releases)
    func `a photo put back by hand is taken on again when told so`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let album = try house.id("faces", "albums")
            try house.simulator.removeMembers(house.ids("summer-05"), from: album)
            _ = try await house.run(Self.rules)
            try house.simulator.addMembers(house.ids("summer-05"), to: album)
            #expect(try await adopt(house).adopted == 1)
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-05"))
            #expect(try await house.run(Self.rules)["Family Faces"]?.removed.map(\.fileName) == ["summer-05.jpg"])
        }
    }

    @Test(arguments: House.releases)
    func `photos of other people are never taken on`(release: String) async throws {
        try await House.with(release) { house in
            let album = try house.id("faces", "albums")
            try house.simulator.share(album: album, with: house.id("ben", "users"), as: .editor)
            try house.simulator.addMembers(house.ids("ben-0"), to: album)
            let adoption = try await adopt(house, everything: true)
            #expect(adoption.foreign == 1 && adoption.adopted == 3)
            let run = try await house.run(Self.rules, approve: ["Family Faces"])
            #expect(run["Family Faces"]?.removed.map(\.fileName) == ["nobody-1.jpg"])
            #expect(try house.members("Family Faces").contains("ben-0"))
        }
    }

    @Test(arguments: House.releases)
    func `nothing is taken on when the album or a name cannot be told`(release: String) async throws {
        try await House.with(release) { house in
            let holiday = "albums: [{name: Holiday, all: {people: Emma}}]"
            guard case .held(_, let holds) = try await refusal({ _ = try await adopt(house, holiday) }),
                case .severalAlbums = holds.first
            else {
                Issue.record("two albums of one name")
                return
            }
            let unknown = "albums: [{name: Family Faces, all: {people: Emmma}}]"
            guard case .held(_, let names) = try await refusal({ _ = try await adopt(house, unknown) }),
                case .name(.unknownPerson) = names.first
            else {
                Issue.record("a name that nobody has")
                return
            }
            let new = "albums: [{name: Nothing there, all: {people: Emma}}]"
            #expect(try await refusal { _ = try await adopt(house, new) } == .notThere("Nothing there"))
        }
    }

    @Test(arguments: House.releases)
    func `an album that was deleted is made again once told so, not by an approval`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Emma, all: {people: Emma}}]"
            _ = try await house.run(rules)
            let engine = try await house.engine(rules)
            #expect(try await refusal { _ = try await engine.recreate(albumNamed: "Emma") } == .stillThere("Emma"))
            #expect(try await refusal { _ = try await engine.recreate(albumNamed: "Ema") } == .notKept("Ema"))
            let photos = try house.members("Emma")
            try house.simulator.delete(album: try #require(house.simulator.albums(named: "Emma").first))
            for _ in 0..<2 {
                let held = try await house.run(rules, approve: ["Emma"])
                guard case .albumMissing = held["Emma"]?.holds.first else {
                    Issue.record("\(String(describing: held["Emma"]?.holds))")
                    return
                }
                #expect(ExitCode(of: held) == .held && house.simulator.albums(named: "Emma").isEmpty)
            }
            house.simulator.forgetRequests()
            #expect(try await !engine.recreate(albumNamed: "Emma"))
            #expect(house.writes.isEmpty)
            #expect(try await house.run(rules)["Emma"]?.isCreated == true)
            #expect(try house.members("Emma") == photos)
            #expect(ExitCode(of: try await house.run(rules)) == .done)
        }
    }
}
