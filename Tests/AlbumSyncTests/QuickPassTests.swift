import AlbumRules
import AlbumSync
import ImmichSimulator
import Testing

/// What a run with a key alone does between two readings of everything.
@Suite struct QuickPassTests {
    private static let rules = """
        albums:
        - {name: Emma, when_empty: clear, all: {people: Emma}}
        - {name: Best, when_empty: clear, all: {favorite: true}}
        """

    /// A house that has read everything once and found nothing to do in the run after it.
    private func settled(
        _ release: String, _ rules: String = rules, _ body: (House) async throws -> Void
    ) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            _ = try await house.run(rules)
            house.pass(hours: 1)
            // The whole sample was uploaded within a minute; from now on only this photo is among the latest.
            try house.simulator.setFavorite(true, asset: house.id("summer-04"))
            _ = try await house.run(rules)
            house.pass(hours: 1)
            house.simulator.forgetRequests()
            try await body(house)
        }
    }

    private func pass(_ report: RunReport) -> QuickPassFacts? {
        if case .quickPass(let facts) = report.facts.way { facts } else { nil }
    }

    @Test(arguments: House.releases)
    func `with nothing new it counts, and reads no photo but the latest ones and no album`(release: String) async throws
    {
        try await settled(release) { house in
            let report = try await house.run(Self.rules)
            #expect(pass(report)?.photos == 0)
            #expect(ExitCode(of: report) == .done)
            #expect(report.albums.map(\.name) == ["Emma", "Best"])
            let requests = house.simulator.requests.map { "\($0.method) \($0.target)" }
            #expect(!requests.contains { $0.contains("albums/") })
            // Version and user; rows and their count (2.7: of three places, one counted); a person, the months, albums and people.
            #expect(requests.count == (release == "2.7.5" ? 11 : 8), "\(requests)")
        }
    }

    @Test(arguments: House.releases)
    func `sees uploads, favourites, the trash, deletions and faces without reading everything`(
        release: String
    ) async throws {
        try await settled(release) { house in
            let emma = try house.id("emma", "people")
            try house.simulator.trash(asset: house.id("summer-00"))
            try house.simulator.setFavorite(true, asset: house.id("summer-01"))
            try house.simulator.delete(asset: house.id("summer-22"))
            try house.simulator.addFace(of: emma, on: house.id("summer-02"))
            let report = try await house.run(Self.rules)
            let facts = try #require(pass(report))
            #expect(facts.photos > 2)
            #expect(facts.people < 2)
            #expect(try house.members("Best").contains("summer-01"))
            #expect(try house.members("Emma").contains("summer-02"))
        }
    }

    /// What may happen to an album, and whether its members have to be read again.
    enum Happening: String, CaseIterable {
        case nothing, aPhotoThatBelongs
        case aHandTakesOut, aHandPutsIn, aMemberToTheArchive, aMemberToTheTrash, aFaceLess

        var isRead: Bool { self != .nothing && self != .aPhotoThatBelongs }

        func happen(in house: House) throws {
            let (emma, album) = (try house.id("emma", "people"), house.simulator.albums(named: "Emma")[0])
            let member = try #require(house.members("Emma").sorted().first)
            switch self {
            case .nothing: break
            case .aPhotoThatBelongs: try house.simulator.addFace(of: emma, on: house.id("summer-02"))
            case .aHandTakesOut: try house.simulator.removeMembers([house.id(member)], from: album)
            case .aHandPutsIn: try house.simulator.addMembers([house.id("nobody-0")], to: album)
            case .aMemberToTheArchive: try house.simulator.setVisibility(.archive, asset: house.id(member))
            case .aMemberToTheTrash: try house.simulator.trash(asset: house.id(member))
            case .aFaceLess: try house.simulator.removeFaces(of: emma, from: house.id(member))
            }
        }
    }

    @Test(arguments: House.releases, Happening.allCases)
    func `members are read when anything happened or more is to happen than additions, and nothing is missed`(
        release: String, happening: Happening
    ) async throws {
        let rules = "albums: [{name: Emma, when_empty: clear, settle: 0, all: {people: Emma}}]"
        try await settled(release, rules) { house in
            let album = house.simulator.albums(named: "Emma")[0]
            house.simulator.forgetRequests()
            try happening.happen(in: house)
            let report = try await house.run(rules)
            #expect(pass(report) != nil)
            let reads = house.simulator.requests.prefix { !$0.isWrite }
                .filter { $0.method == "GET" && $0.target.contains("/albums/\(album)") }
            #expect(reads.isEmpty != happening.isRead)
            let whole = try await house.engine(rules, full: true).plan()
            #expect(!whole.hasChanges && whole.albums.map(\.respected) == report.albums.map(\.respected))
        }
    }

    @Test(arguments: House.releases)
    func `a full scan that was asked for reads members for the quick passes after it`(release: String) async throws {
        try await settled(release) { house in
            _ = try await house.engine(Self.rules, full: true).run()
            house.simulator.forgetRequests()
            try house.simulator.setFavorite(true, asset: house.id("summer-05"))
            #expect(pass(try await house.engine(Self.rules).plan()) != nil)
            #expect(!house.simulator.requests.contains { $0.target.contains("/albums/") })
        }
    }

    @Test(arguments: House.releases)
    func `a plan that is kept goes by members that were read for it`(release: String) async throws {
        try await settled(release) { house in
            _ = try await house.engine(Self.rules).planToKeep()
            for name in ["Emma", "Best"] {
                let album = house.simulator.albums(named: name)[0]
                #expect(
                    house.simulator.requests.contains { $0.method == "GET" && $0.target.contains("/albums/\(album)") })
            }
        }
    }

    @Test(arguments: House.releases)
    func `a face that goes while another comes is found by the next full scan`(release: String) async throws {
        try await settled(release) { house in
            let emma = try house.id("emma", "people")
            let (there, away) = ("summer-05", "summer-06")
            try house.simulator.removeFaces(of: emma, from: house.id(there))
            try house.simulator.addFace(of: emma, on: house.id(away))
            let report = try await house.run(Self.rules)
            #expect(pass(report)?.photos == 0)
            #expect(try house.members("Emma").contains(there))
            house.pass(hours: 24)
            let full = try await house.run(Self.rules)
            #expect(full.facts.way == .everything)
            #expect(try !house.members("Emma").contains(there))
            #expect(try house.members("Emma").contains(away))
        }
    }

    /// A face that came and went unseen must not push others out, nor bring its neighbours in.
    @Test(arguments: House.releases, ["newest: 3", "nearby: {minutes: 30}"])
    func `an album that chooses among its matches moves photos by nothing but the whole library`(
        release: String, choice: String
    ) async throws {
        let rules = "albums: [{name: A, \(choice), settle: 0, any: [{people: Emma}, {favorite: true}]}]"
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            let (user, emma) = (try house.id("anna", "users"), try house.id("emma", "people"))
            let shots = (0..<5).map { number in
                let taken = Timestamp(year: 2026, month: 11, day: 20, hour: 12 - number, minute: number == 1 ? 50 : 0)
                let id = EntityID.random()
                house.simulator.addPhoto(
                    World.Asset(
                        id: id, ownerID: user, fileName: "shot-\(number).jpg", takenAt: taken, createdAt: taken,
                        checksum: "\(id)"))
                return id
            }
            for shot in [0, 2, 3] { try house.simulator.addFace(of: emma, on: shots[shot]) }
            try house.simulator.setVisibility(.archive, asset: shots[1])
            _ = try await house.run(rules)
            house.pass(hours: 1)
            // From now on this one is the latest, and the others are not looked at for being new.
            try house.simulator.setFavorite(true, asset: house.id("summer-04"))
            #expect(pass(try await house.run(rules))?.people == 0)
            house.pass(hours: 1)
            try house.simulator.removeFaces(of: emma, from: shots[0])
            try house.simulator.addFace(of: emma, on: house.id("nobody-0"))
            // One that belongs comes, and one that only the face that went would bring along.
            try house.simulator.setFavorite(true, asset: shots[choice == "newest: 3" ? 1 : 4])
            try house.simulator.setVisibility(.timeline, asset: shots[1])
            let saved = try house.mirrorFiles()
            let quick = try await house.engine(rules).plan()
            try house.restoreMirror(saved)
            let whole = try await house.engine(rules, full: true).plan()
            #expect(quick.albums == whole.albums)
            #expect(whole["A"]?.removed.map(\.fileName).contains("shot-0.jpg") == true)
        }
    }

    @Test(arguments: House.releases)
    func `everything is read after a day, when asked for, and when a clock went back`(release: String) async throws {
        try await settled(release) { house in
            func isQuick(_ rules: String = Self.rules, full: Bool = false) async throws -> Bool {
                pass(try await house.engine(rules, full: full).plan()) != nil
            }
            var ways = [
                try await isQuick(), try await isQuick(full: true), try await isQuick("full_scan: 0\n" + Self.rules),
            ]
            #expect(ways == [true, false, false])
            house.pass(hours: -7)
            ways = [try await isQuick()]
            house.pass(hours: 23)
            ways.append(try await isQuick())
            house.pass(hours: 1)
            ways.append(try await isQuick())
            #expect(ways == [false, true, false])
        }
    }

    @Test(arguments: [
        "people: {only: [Emma]}", "people: {nobody_but: [Emma, Liam]}", "people: some", "people: none",
        "people_count: 1..2", "strangers: none", "faces: some",
    ])
    func `a rule that turns on faces of anybody has everything read`(line: String) async throws {
        let rules = "albums: [{name: A, when_empty: clear, settle: 0, all: {\(line)}}]"
        try await settled("3.1.0", rules) { house in
            let report = try await house.run(rules)
            #expect(report.facts.way == .everything)
        }
    }

    @Test(arguments: House.releases)
    func `a change from the future hides none of those after it`(release: String) async throws {
        try await settled(release) { house in
            let now = house.now.withLock { $0.milliseconds }
            house.simulator.setClock { Timestamp(milliseconds: now + 86_400_000_000) }
            try house.simulator.setFavorite(true, asset: house.id("summer-02"))
            let first = try await house.run(Self.rules)
            house.simulator.setClock { Timestamp(milliseconds: now + 60_000) }
            try house.simulator.setFavorite(true, asset: house.id("summer-01"))
            house.pass(hours: 1)
            let second = try await house.run(Self.rules)
            #expect(pass(first) != nil && pass(second) != nil)
            #expect(try house.members("Best").isSuperset(of: ["summer-02", "summer-01"]))
        }
    }

    @Test(arguments: House.releases, ["archived: include", "nearby: {minutes: 5}", "newest: 5"])
    func `with a session what was found stands for the archive, neighbours and the newest, until something changes`(
        release: String, setting: String
    ) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            let rules = "albums: [{name: Best, when_empty: clear, \(setting), all: {favorite: true}}]"
            try await house.logIn()
            for _ in 0..<4 {
                house.pass(hours: 1)
                house.simulator.forgetRequests()
                _ = try await house.run(rules)
            }
            #expect(house.simulator.requests.count == 4)
            house.pass(hours: 1)
            try house.simulator.setVisibility(.archive, asset: house.id("summer-20"))
            let changed = try await house.run(rules)
            let whole = try await house.engine(rules, full: true, withSession: false).plan()
            #expect(changed.failure == nil && !whole.hasChanges)
            #expect(house.simulator.requests.count > 10)
        }
    }

    @Test(arguments: House.releases)
    func `a person whom no pass counted so far is read again`(release: String) async throws {
        try await settled(release) { house in
            let liam = try house.id("liam", "people")
            try house.simulator.addFace(of: liam, on: house.id("summer-00"))
            let more = Self.rules + "\n- {name: Liam, when_empty: clear, all: {people: Liam}}"
            let report = try await house.run(more)
            #expect(pass(report)?.people == 1)
            #expect(try house.members("Liam").contains("summer-00"))
        }
    }

    @Test(arguments: House.releases, ["status=500", "truncate", "short=1", "repeat"])
    func `a fault at any request moves nothing wrong, and the next run makes it right`(
        release: String, kind: String
    ) async throws {
        try await settled(release) { house in
            var isTurned = false
            for number in 1...60 {
                isTurned.toggle()
                try house.simulator.setFavorite(!isTurned, asset: house.id("summer-00"))
                try house.simulator.setFavorite(isTurned, asset: house.id("summer-01"))
                house.pass(hours: 1)
                let before = try house.members("Best").union(["summer-00", "summer-01"])
                house.simulator.forgetRequests()
                house.simulator.faults = [try Fault("\(kind),from=\(number)")]
                if let engine = try? await house.engine(Self.rules) { _ = await engine.run() }
                let isOver = house.simulator.requests.count < number
                house.simulator.faults = []
                #expect(try house.members("Best").isSubset(of: before))
                let healed = try await house.run(Self.rules)
                #expect(ExitCode(of: healed) == .done, "\(number): \(healed.albums.map(\.holds))")
                #expect(try house.members("Best").contains(isTurned ? "summer-01" : "summer-00"), "\(number)")
                #expect(try !house.members("Best").contains(isTurned ? "summer-00" : "summer-01"), "\(number)")
                if isOver { return }
            }
            Issue.record("the run never ended")
        }
    }
}
