import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// The albums of the pages, run over the sample family.
@Suite struct CookbookTests {
    private static let pages = ["cookbook", "rules"]
    /// Albums that ask for what the sample family does not have.
    private static let empty: Set = [
        "Live photos", "From messengers", "Photos without a date", "New Year", "Panoramas",
    ]

    private static func blocks(_ page: String) throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/\(page).md"), encoding: .utf8)
        let parts = text.components(separatedBy: "```yaml\n").dropFirst()
        // What takes several users is not for one engine.
        return parts.compactMap { $0.components(separatedBy: "\n```").first }.filter { !$0.contains("accounts:") }
    }

    @Test("every album of a page takes some photos, the same in both dialects", arguments: pages)
    func page(_ page: String) async throws {
        var tables: [[String]] = []
        for release in House.releases {
            let world = SampleShot.library(release)
            try await House.with(release, change: { $0 = world }) { house in
                var lines: [String] = []
                for block in try Self.blocks(page) {
                    let report = try await house.plan(block + "\n")
                    #expect(report.failure == nil)
                    for album in report.albums {
                        #expect(album.holds.isEmpty && album.failure == nil, "\(album)")
                        #expect((album.total == 0) == Self.empty.contains(album.name), "\(album.name)")
                        lines.append("\(album.name): \(album.total)")
                    }
                }
                tables.append(lines)
            }
        }
        #expect(tables[0] == tables[1])
        try Golden.check(tables[0].joined(separator: "\n") + "\n", against: "pages/\(page).txt")
    }

    @Test func `there are more than twenty-five albums to copy`() throws {
        let names = try Self.blocks("cookbook").flatMap { block in
            ConfigurationReader.read([SourceFile(name: "albums.yaml", text: block)]).configuration?.albums ?? []
        }.map(\.name)
        #expect(Set(names).count > 25)
        #expect(Set(names).count == names.count)
    }
}
