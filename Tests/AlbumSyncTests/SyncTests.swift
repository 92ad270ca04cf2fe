import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import Testing

@Suite struct `A run against a server` {
    static func legacy() throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/legacy/local_settings.py")
        return try String(contentsOf: file, encoding: .utf8)
            .replacing("Person A", with: "Emma").replacing("Person B", with: "Liam")
            .replacing("Person C", with: "Grandma Rosa")
    }

    /// Who is on which time line photo of Anna's, told by the plain description of the sample library.
    static func library(_ release: String) throws -> [String: (people: Set<String>, isFavorite: Bool, isVideo: Bool)] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/immich-\(release)/library.json")
        let fields = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        let assets = fields?["assets"] as? [String: [String: Any]] ?? [:]
        let own = assets.filter { _, photo in
            photo["owner"] as? String == "anna"
                && !["archived", "trashed", "locked"].contains { photo[$0] as? Bool == true }
        }
        return Dictionary(
            uniqueKeysWithValues: own.map { name, photo in
                // The description leaves out the 620 guests, who are on three photos.
                let guests: Set = ["nobody-2", "nobody-3", "nobody-4"].contains(name) ? ["guests"] : []
                let people = guests.union(photo["people"] as? [String] ?? [])
                return (name, (people, photo["favorite"] as? Bool ?? false, photo["kind"] as? String == "video"))
            })
    }

    @Test(arguments: House.releases)
    func `fills the albums of the script's settings, and then has nothing to do`(release: String) async throws {
        try await House.with(release) { house in
            let first = try await house.run(try Self.legacy())
            #expect(ExitCode(of: first) == .done, "\(first.failure?.message ?? "") \(first.albums.map(\.holds))")
            let library = try Self.library(release)
            let us: Set = ["emma", "liam"]
            func expect(_ album: String, _ belongs: (Set<String>) -> Bool) throws {
                #expect(try house.members(album) == Set(library.filter { belongs($0.value.people) }.keys), "\(album)")
            }
            try expect("Family") { !$0.isDisjoint(with: us) }
            try expect("Couple") { $0.isSuperset(of: us) }
            try expect("Only Us") { $0 == us }
            try expect("No Person C".replacing("Person C", with: "Grandma Rosa")) { !$0.contains("rosa") }
            try expect("Things") { $0.isEmpty }
            try expect("Somebody") { !$0.isEmpty }
            try expect("Just these, in any company of two") { !$0.isEmpty && $0.isSubset(of: us) }
            #expect(
                try house.members("Emma - Favorite Videos")
                    == Set(
                        library.filter {
                            $0.value.isFavorite && $0.value.isVideo && $0.value.people.contains("emma")
                        }.keys))
            #expect(try house.members("Not favourites") == Set(library.filter { !$0.value.isFavorite }.keys))
            #expect(first["Family"]?.total == (try house.members("Family").count))
            #expect(first["Family"]?.isCreated == true)

            house.simulator.forgetRequests()
            let second = try await house.run(try Self.legacy())
            #expect(ExitCode(of: second) == .done)
            #expect(second.added == 0 && second.removed == 0)
            #expect(house.writes.isEmpty)
        }
    }

    static let rules = """
        groups: {kids: [Emma, Liam]}
        albums:
        - {name: Emma, all: {people: Emma}}
        - {name: Best, all: {favorite: true}}
        - {name: Kids, settle: 0, all: {people: {nobody_but: kids}}}
        """

    @Test(arguments: House.releases)
    func `follows favourites, faces, uploads and hands`(release: String) async throws {
        try await House.with(release) { house in
            let first = try await house.run(Self.rules)
            #expect(ExitCode(of: first) == .done)
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            try house.simulator.setFavorite(true, asset: house.id("summer-01"))
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-03"))
            let day = Timestamp(year: 2026, month: 11, day: 25)
            let upload = World.Asset(
                id: .random(), ownerID: try house.id("anna", "users"), fileName: "new.jpg", takenAt: day,
                createdAt: day, checksum: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
            house.simulator.addPhoto(upload, people: [try house.id("emma", "people")])
            let emmaAlbum = try #require(house.simulator.albums(named: "Emma").first)
            try house.simulator.removeMembers(house.ids("summer-05"), from: emmaAlbum)
            try house.simulator.addMembers(house.ids("nobody-0"), to: emmaAlbum)

            let planned = try await house.plan(Self.rules)
            let report = try await house.run(Self.rules)
            #expect(ExitCode(of: report) == .done)
            let emma = try #require(report["Emma"])
            #expect(emma.added.map(\.fileName) == ["new.jpg"])
            #expect(emma.removed.map(\.fileName) == ["summer-03.jpg"])
            #expect(emma.removed.first?.reasons == ["Emma is no longer on it"])
            #expect(emma.respected == 1)
            #expect(emma.total == (try house.members("Emma").count))
            #expect(report["Best"]?.added.map(\.fileName) == ["summer-01.jpg"])
            #expect(report["Best"]?.removed.map(\.fileName) == ["summer-00.jpg"])
            #expect(report["Kids"]?.added.map(\.fileName) == ["new.jpg"])
            #expect(report["Kids"]?.removed.isEmpty == true)
            for (plan, album) in zip(planned.albums, report.albums) {
                #expect(plan.added == album.added && plan.removed == album.removed && plan.total == album.total)
            }
            let again = try await house.run(Self.rules)
            #expect(!again.hasChanges)
            #expect(try house.members("Emma").contains("nobody-0"))
            #expect(try !house.members("Emma").contains("summer-05"))
        }
    }

    @Test(arguments: House.releases)
    func `a plan sends no write request and makes no state`(release: String) async throws {
        try await House.with(release) { house in
            house.simulator.faults = [Fault(.refuseWrites)]
            let plan = try await house.plan(Self.rules)
            #expect(plan.failure == nil && plan.added > 0 && plan.isPlan)
            #expect(ExitCode(of: plan, reportsPending: true) == .changesPending)
            #expect(house.writes.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: house.stateFolder))
        }
    }

    @Test(arguments: House.releases)
    func `an existing album is taken on without taking anything out`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Family Faces, all: {people: Emma}}]"
            let report = try await house.run(rules)
            #expect(report["Family Faces"]?.adopted == 2)
            #expect(report["Family Faces"]?.isCreated == false)
            #expect(try house.members("Family Faces").contains("nobody-1"))
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-01"))
            let second = try await house.run(rules)
            #expect(second["Family Faces"]?.removed.map(\.fileName) == ["summer-01.jpg"])
            #expect(try house.members("Family Faces").contains("nobody-1"))
        }
    }

    @Test(arguments: House.releases)
    func `what is locked, trashed or archived is no hand's work`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            try house.simulator.setVisibility(.locked, asset: house.id("summer-01"))
            try house.simulator.trash(asset: house.id("summer-03"))
            try house.simulator.setVisibility(.archive, asset: house.id("summer-05"))
            let report = try await house.run(Self.rules)
            #expect(report["Emma"]?.removed.map(\.reasons) == [[RemovalReason.archived]])
            #expect(report["Emma"]?.gone == 2)
            try house.simulator.setVisibility(.timeline, asset: house.id("summer-01"))
            try house.simulator.restore(asset: house.id("summer-03"))
            try house.simulator.setVisibility(.timeline, asset: house.id("summer-05"))
            let after = try await house.run(Self.rules)
            #expect(after["Emma"]?.added.map(\.fileName) == ["summer-01.jpg", "summer-05.jpg"])
            #expect(try house.members("Emma").isSuperset(of: ["summer-01", "summer-03", "summer-05"]))
        }
    }

    @Test(arguments: House.releases)
    func `photos wait until recognition had time`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Kids alone, all: {people: {nobody_but: [Emma, Liam]}}}]"
            house.now.withLock {
                $0.milliseconds = Timestamp(year: 2026, month: 11, day: 24, hour: 12).milliseconds
            }
            let early = try await house.run(rules)
            #expect(early["Kids alone"]?.added.isEmpty == true)
            #expect((early["Kids alone"]?.waiting ?? 0) > 0)
            #expect(house.simulator.albums(named: "Kids alone").isEmpty)
            house.pass(hours: 12)
            let late = try await house.run(rules)
            #expect(late["Kids alone"]?.added.count == early["Kids alone"]?.waiting)
        }
    }
}
