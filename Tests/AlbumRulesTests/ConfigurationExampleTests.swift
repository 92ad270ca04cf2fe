import AlbumRules
import Foundation
import Testing

@Suite struct ConfigurationExampleTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The files of a folder with such endings; that there is one is asked, too.
    static func files(_ folder: String, _ endings: Set<String>) throws -> [URL] {
        let url = folder.isEmpty ? root : root.appending(path: folder)
        let found = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
            .filter { endings.contains($0.pathExtension) }.sorted { $0.path < $1.path }
        guard !found.isEmpty else { throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: url.path]) }
        return found
    }

    @Test(arguments: try files("examples", ["yaml", "json", "py"]) + files("Tests/Fixtures/legacy", ["py"]))
    func `every example is read without a finding`(file: URL) throws {
        let bytes = [UInt8](try Data(contentsOf: file))
        let (configuration, diagnostics) = ConfigurationReader.read([
            SourceFile(name: file.lastPathComponent, bytes: bytes)
        ])
        #expect(diagnostics.findings.map(\.description) == [])
        #expect(configuration?.albums.isEmpty == false)
    }

    @Test func `the script's sample gives all its albums`() throws {
        let file = Self.root.appending(path: "Tests/Fixtures/legacy/local_settings.py")
        let bytes = [UInt8](try Data(contentsOf: file))
        let configuration = try #require(
            ConfigurationReader.read([SourceFile(name: "local_settings.py", bytes: bytes)]).configuration)
        #expect(configuration.albums.count == 10)
        #expect(configuration.albums.allSatisfy { $0.isLegacy && $0.settings == .legacy })
        #expect(configuration.server.url == "https://immich.example.com")
        #expect(configuration.server.concurrency == 4)
        #expect(configuration.notify.email == nil)
    }

    @Test(arguments: try files("", ["md"]) + files("docs", ["md"]))
    func `every YAML block of the pages is read without an error`(page: URL) throws {
        for (line, text) in Self.blocks(try String(contentsOf: page, encoding: .utf8)) {
            let name = "\(page.lastPathComponent), block at line \(line)"
            let findings = ConfigurationReader.read([SourceFile(name: name, text: text)]).diagnostics.findings
            #expect(findings.filter { $0.severity == .error }.map(\.description) == [])
        }
    }

    /// The ```` ```yaml ```` and ```` ```json ```` blocks of a page, with the lines where they begin; `not read` after the word leaves one out.
    static func blocks(_ page: String) -> [(line: Int, text: String)] {
        var blocks: [(Int, String)] = []
        var open: (line: Int, text: [Substring], isWanted: Bool)?
        for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let fence = line.drop { $0 == " " }
            if fence.hasPrefix("```") {
                if let block = open {
                    if block.isWanted { blocks.append((block.line, block.text.joined(separator: "\n"))) }
                    open = nil
                } else {
                    let word = fence.dropFirst(3)
                    open = (index + 1, [], word == "yaml" || word == "json")
                }
            } else {
                open?.text.append(line)
            }
        }
        return blocks
    }
}
