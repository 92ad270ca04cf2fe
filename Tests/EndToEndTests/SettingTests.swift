import Foundation
import ImmichSimulator
import Testing

/// Settings of albums with the built program: what they make of the recorded library, and that a second run writes nothing.
@Suite struct SettingTests {
    /// Runs the program and expects it to do everything, then nothing.
    private func keep(_ stage: Stage, _ albums: String, approve: String? = nil) async throws -> String {
        try stage.write(albums, to: "albums.yaml")
        let words = approve.map { ["sync", "--approve", $0] } ?? ["sync"]
        let first = try await stage.runWithAllKey(words)
        #expect(first.code == 0, "\(first.all)")
        stage.simulator.forgetRequests()
        let second = try await stage.runWithAllKey(["sync"])
        #expect(second.code == 0, "\(second.all)")
        #expect(stage.writes.isEmpty, "\(stage.writes.map(\.target))")
        return first.all
    }

    @Test("for_each fills names, leaves out, renames, merges and waits for enough photos", arguments: Stage.releases)
    func values(_ release: String) async throws {
        let stage = try await Stage(release: release)
        let told = try await keep(
            stage,
            """
            albums:
              - {name: "Emma {year}", for_each: year, minimum: 2, description: "Emma in {year}", all: {people: Emma}}
              - name: "Trip {country}"
                for_each: country
                rename: {Germany: Deutschland}
                merge: {South: [Italy, France]}
                all: {type: photo}
              - {name: "Land {country}", for_each: country, skip: [Germany, Fr*], all: {type: photo}}
              - {name: "Of {person}", for_each: person, only_for: [Emma, Liam], all: {taken: 2024-07, type: photo}}
              - {name: "Tag {tag}", for_each: tag, only_for: Trips*, all: {type: photo}}
            """)
        #expect(told.contains("\"Emma 2021\", \"Emma 2022\" have fewer than 2 photos, so no album is made"), "\(told)")
        #expect(
            stage.albumNames == [
                "Emma 2023", "Emma 2024", "Land Italy", "Of Emma", "Of Liam", "Tag Trips", "Tag Trips/Italy 2024",
                "Trip Deutschland", "Trip South",
            ])
        #expect(try stage.photos(in: "Emma 2023") == ["birthday-2", "portrait-0"])
        let album = try #require(stage.simulator.albums(named: "Emma 2023").first)
        #expect(try stage.simulator.album(album).description == "Emma in 2023")
        #expect(try stage.photos(in: "Land Italy").isSubset(of: stage.photos(in: "Trip South")))
        #expect(try stage.photos(in: "Tag Trips") == ["summer-00", "summer-03", "summer-06"])
        let emma = try await stage.runWithAllKey(["sync", "--only", "Emma 2024"])
        #expect(emma.code == 0 && !emma.all.contains("Emma 2023"), "\(emma.all)")
    }

    @Test(
        "newest, best_of, nearby and stacks choose, and a new photo takes the oldest one's place",
        arguments: Stage.releases)
    func choice(_ release: String) async throws {
        let stage = try await Stage(release: release)
        let albums = """
            albums:
              - {name: New, all: {people: Emma}, newest: 3, limits: {remove: 0%}}
              - {name: Best, all: {people: Emma, type: photo, taken: 2024-03..2024-07}, best_of: {count: 1, per: month}}
              - {name: Near, all: {filename: stack-0.jpg}, nearby: {minutes: 1}, settle: 0}
              - {name: Less, all: {filename: stack-0.jpg}, nearby: {minutes: 1}, settle: 0, none: {filename: stack-2*}}
              - {name: Top, stacks: cover, all: {people: Liam, taken: 2024-05-11}}
              - {name: Whole, stacks: whole, all: {people: Emma, taken: 2024-05-11}}
            """
        _ = try await keep(stage, albums)
        #expect(try stage.photos(in: "New") == ["clip-3", "clip-4", "clip-5"])
        #expect(try stage.photos(in: "Best").count == 3 && stage.photos(in: "Best").contains("birthday-3"))
        #expect(try stage.photos(in: "Near") == ["stack-0", "stack-1", "stack-2"])
        #expect(try stage.photos(in: "Less") == ["stack-0", "stack-1"])
        #expect(try stage.photos(in: "Top") == ["stack-0"])
        #expect(try stage.photos(in: "Whole") == ["stack-0", "stack-1", "stack-2"])
        let day = Timestamp(year: 2026, month: 11, day: 24)
        let upload = World.Asset(
            id: .random(), ownerID: try #require(stage.world.id("users", "anna")), fileName: "new.jpg", takenAt: day,
            createdAt: day, checksum: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        stage.simulator.addPhoto(upload, people: [try #require(stage.world.id("people", "emma"))])
        let plan = try await stage.runWithAllKey(["plan"])
        #expect(plan.results.contains("older than the newest ones that stay"), "\(plan.all)")
        _ = try await keep(stage, albums)
        #expect(try stage.photos(in: "New") == ["clip-4", "clip-5", upload.id.description])
    }

    @Test("archived and partners' photos take part where the album says so", arguments: Stage.releases)
    func scope(_ release: String) async throws {
        let stage = try await Stage(release: release) { world in
            for index in world.partners.indices { world.partners[index].inTimeline = true }
        }
        _ = try await keep(
            stage,
            """
            albums:
              - {name: With, archived: include, all: {people: Emma, taken: 2024-05}}
              - {name: Only, archived: only, all: {people: Emma}}
              - {name: Without, all: {people: Emma, taken: 2024-05}}
              - {name: July, partner: include, all: {taken: 2024-07-01..2024-07-02}}
              - {name: Ours, all: {taken: 2024-07-01..2024-07-02}}
            """)
        #expect(try stage.photos(in: "With") == stage.photos(in: "Without").union(["archived-emma"]))
        #expect(try stage.photos(in: "Only") == ["archived-emma"])
        #expect(try stage.photos(in: "July") == ["summer-00", "summer-01", "ben-0", "ben-1"])
        #expect(try stage.photos(in: "Ours") == ["summer-00", "summer-01"])
    }

    @Test("description, order and cover are written once", arguments: Stage.releases)
    func look(_ release: String) async throws {
        let stage = try await Stage(release: release)
        let albums = """
            albums:
              - {name: Emma, all: {people: Emma}, description: All of her, order: oldest_first, cover: newest}
              - {name: Plain, all: {people: Liam}}
            """
        _ = try await keep(stage, albums)
        let id = try #require(stage.simulator.albums(named: "Emma").first)
        let album = try stage.simulator.album(id)
        #expect(album.description == "All of her" && album.order == "asc")
        #expect(album.thumbnailAssetID == stage.world.id("assets", "clip-5"))
        let told = try await keep(stage, albums.replacing("All of her", with: "Emma"))
        #expect(try stage.simulator.album(id).description == "Emma")
        #expect(told.contains("description: Emma"), "\(told)")
    }

    @Test("share grants, and takes back only what it granted", arguments: Stage.releases)
    func share(_ release: String) async throws {
        let stage = try await Stage(release: release)
        let ben = try #require(stage.world.id("users", "ben"))
        let carol = try #require(stage.world.id("users", "carol"))
        func rules(_ share: String) -> String { "albums: [{name: Emma, all: {people: Emma}\(share)}]" }
        func roles() throws -> [EntityID: AlbumRole] {
            let album = try stage.simulator.album(#require(stage.simulator.albums(named: "Emma").first))
            return Dictionary(uniqueKeysWithValues: album.members.map { ($0.userID, $0.role) })
        }
        try stage.write(rules(", share: {ben@example.org: viewer}"), to: "albums.yaml")
        #expect(try await stage.runWithAllKey(["sync"]).code == 4)
        _ = try await keep(stage, rules(", share: {ben@example.org: viewer}"), approve: "Emma")
        #expect(try roles() == [ben: .viewer])
        let album = try #require(stage.simulator.albums(named: "Emma").first)
        try stage.simulator.share(album: album, with: carol, as: .editor)
        _ = try await keep(stage, rules(", share: {ben@example.org: editor}"))
        #expect(try roles() == [ben: .editor, carol: .editor])
        let told = try await keep(stage, rules(""))
        #expect(told.contains("no longer shared with ben@example.org"), "\(told)")
        #expect(try roles() == [carol: .editor])
    }

    @Test("doubtful people count as the album says, and explain and why tell so", arguments: Stage.releases)
    func people(_ release: String) async throws {
        let stage = try await Stage(release: release)
        let albums = """
            albums:
              - {name: Careful, all: {people: {only: [Emma]}, type: photo}}
              - {name: Seen, hidden_people: ignore, unnamed: ignore, all: {people: {only: [Emma]}, type: photo}}
              - {name: Maybe, optional_people: true, all: {people: {any: [Mathilda, Zoë]}}}
              - {name: Alex, same_name: combine, all: {people: {only: Alex}}}
            """
        let told = try await keep(stage, albums)
        let careful = try stage.photos(in: "Careful")
        #expect(try stage.photos(in: "Seen") == careful.union(["emma-and-neighbour", "emma-and-unnamed"]))
        #expect(try stage.photos(in: "Alex").count == 5)
        #expect(try stage.photos(in: "Maybe").contains("leapday"))
        #expect(told.contains("nobody is called \"Mathilda\", so the name is left out (optional_people)"), "\(told)")
        #expect(told.contains("2 people called \"Alex\" count as one (same_name: combine)"), "\(told)")
        let sentence = try await stage.runWithAllKey(["explain", "Seen"])
        #expect(sentence.results.contains("people hidden in Immich do not count (hidden_people: ignore)"))
        #expect(sentence.results.contains("\(careful.count + 2)"), "\(sentence.all)")
        let reason = try await stage.runWithAllKey(["why", "Seen", "emma-and-unnamed.jpg"])
        #expect(reason.results.contains("somebody without a name (does not count)"), "\(reason.all)")
    }
}

extension Stage {
    /// Runs the program with a key that may do everything.
    fileprivate func runWithAllKey(_ words: [String]) async throws -> Binary.Outcome {
        try await Binary.run(
            words, in: folder.path,
            environment: ["HOME": folder.path, "IMMICH_URL": url, "IMMICH_API_KEY": "key-all"])
    }

    /// The albums that were not there before, by name.
    fileprivate var albumNames: [String] {
        let before = Set(world.albums.map(\.id))
        return simulator.snapshot.albums.filter { !before.contains($0.id) }.map(\.name).sorted()
    }

    /// The members of an album, by their names in the recorded library.
    fileprivate func photos(in album: String) throws -> Set<String> {
        let names = Dictionary(uniqueKeysWithValues: (world.logical["assets"] ?? [:]).map { ($0.value, $0.key) })
        return Set(try members(of: album)?.map { names[$0] ?? $0.description } ?? [])
    }
}
