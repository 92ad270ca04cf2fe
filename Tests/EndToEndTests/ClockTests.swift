import ImmichSimulator
import Testing

/// Which day it was: the clock where a photo was taken, or the zone that the user names, with its summer time.
@Suite struct ClockTests {
    /// Moments in UTC, the clock on the wall there, and the days of Paris; summer time begins on 31 March and ends on
    /// 27 October 2024.
    private static let moments: [(utc: String, wall: String, paris: String)] = [
        ("2024-03-30T22:59:59", "2024-03-31T07:59:59", "2024-03-30"),
        ("2024-03-30T23:00:00", "2024-03-30T15:00:00", "2024-03-31"),
        ("2024-03-31T00:59:59", "2024-03-31T01:59:59", "2024-03-31"),
        ("2024-03-31T01:00:00", "2024-03-31T03:00:00", "2024-03-31"),
        ("2024-03-31T21:59:59", "2024-03-31T23:59:59", "2024-03-31"),
        ("2024-03-31T22:00:00", "2024-03-31T22:00:00", "2024-04-01"),
        ("2024-10-26T21:59:59", "2024-10-26T23:59:59", "2024-10-26"),
        ("2024-10-26T22:00:00", "2024-10-27T00:00:00", "2024-10-27"),
        ("2024-10-27T22:59:59", "2024-10-27T23:59:59", "2024-10-27"),
        ("2024-10-27T23:00:00", "2024-10-27T14:00:00", "2024-10-28"),
        ("1969-12-31T23:30:00", "1969-12-31T23:30:00", "1970-01-01"),
    ]

    private static func timestamp(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    private func stage(_ release: String) async throws -> Stage {
        let stage = try await Stage(release: release)
        let anna = try #require(stage.world.id("users", "anna"))
        for (index, moment) in Self.moments.enumerated() {
            stage.simulator.addPhoto(
                World.Asset(
                    id: .random(), ownerID: anna, fileName: "edge-\(index).jpg",
                    takenAt: try Self.timestamp(moment.utc), localDateTime: try Self.timestamp(moment.wall),
                    createdAt: try Self.timestamp(moment.utc.hasPrefix("19") ? "2024-01-01T12:00:00" : moment.utc),
                    checksum: "AAAAAAAAAAAAAAAAAAAAAAAAAAA="))
        }
        return stage
    }

    private func edges(_ stage: Stage, _ album: String) throws -> Set<Int> {
        let names = Dictionary(
            stage.simulator.snapshot.assets.map { ($0.id, $0.originalFileName) },
            uniquingKeysWith: { first, _ in first })
        return Set(
            try stage.members(of: album)?.compactMap { id in
                names[id].flatMap { $0.hasPrefix("edge-") ? Int($0.dropFirst(5).dropLast(4)) : nil }
            } ?? [])
    }

    private static func indices(where isMeant: ((utc: String, wall: String, paris: String)) -> Bool) -> Set<Int> {
        Set(moments.indices.filter { isMeant(moments[$0]) })
    }

    private static let albums = """
        albums:
          - {name: Spring, all: {taken: 2024-03-31, filename: edge}}
          - {name: Autumn, all: {taken: 2024-10-27, filename: edge}}
          - {name: Before 1970, all: {taken: ..1969, filename: edge}}
          - {name: Uploaded, all: {uploaded: 2024-03-31, filename: edge}}
          - {name: Afternoon, all: {hour: 14..15, filename: edge}}
          - {name: Last of March, all: {every_year: 03-31, weekday: sun, filename: edge}}
          - {name: "In {month}", for_each: month, only_for: 2024.., all: {filename: edge}}

        """

    @Test("without a zone the clock where it was taken counts, uploads go by the machine's", arguments: Stage.releases)
    func asTaken(_ release: String) async throws {
        let stage = try await stage(release)
        try stage.write(Self.albums, to: "albums.yaml")
        let outcome = try await stage.run("sync", variables: Self.variables(stage, zone: "Europe/Paris"))
        #expect(outcome.code == 0, "\(outcome.all)")
        #expect(try edges(stage, "Spring") == Self.indices { $0.wall.hasPrefix("2024-03-31") })
        #expect(try edges(stage, "Autumn") == Self.indices { $0.wall.hasPrefix("2024-10-27") })
        #expect(try edges(stage, "Before 1970") == [10])
        #expect(try edges(stage, "Uploaded") == Self.indices { $0.paris == "2024-03-31" })
        #expect(try edges(stage, "In 2024-03") == Self.indices { $0.wall.hasPrefix("2024-03") })
    }

    @Test(
        "with a zone its days count, summer time included; hours and days of the year stay as taken",
        arguments: Stage.releases)
    func zone(_ release: String) async throws {
        let stage = try await stage(release)
        try stage.write("clock: Europe/Paris\n" + Self.albums, to: "albums.yaml")
        let outcome = try await stage.run("sync", variables: Self.variables(stage, zone: "UTC"))
        #expect(outcome.code == 0, "\(outcome.all)")
        #expect(try edges(stage, "Spring") == Self.indices { $0.paris == "2024-03-31" })
        #expect(try edges(stage, "Autumn") == Self.indices { $0.paris == "2024-10-27" })
        #expect(try edges(stage, "Before 1970") == [])
        #expect(try edges(stage, "Uploaded") == Self.indices { $0.paris == "2024-03-31" })
        #expect(try edges(stage, "Afternoon") == [1, 9])
        #expect(try edges(stage, "Last of March") == Self.indices { $0.wall.hasPrefix("2024-03-31") })
        #expect(try edges(stage, "In 2024-03") == Self.indices { $0.paris.hasPrefix("2024-03") })
        #expect(try edges(stage, "In 2024-04") == [5])
        try stage.write("clock: UTC\n" + Self.albums, to: "albums.yaml")
        let later = try await stage.run("plan", "--json", variables: Self.variables(stage, zone: "Europe/Paris"))
        #expect(later.results.contains("edge-5.jpg"), "\(later.all)")
    }

    private static func variables(_ stage: Stage, zone: String) -> [String: String] {
        ["IMMICH_URL": stage.url, "IMMICH_API_KEY": "key-all", "TZ": zone]
    }
}
