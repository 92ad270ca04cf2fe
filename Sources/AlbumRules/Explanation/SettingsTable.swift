/// The documentation of the settings of an album, made from what the program accepts.
public enum SettingsTable {
    /// A Markdown table: setting, meaning, and an example.
    public static var markdown: String {
        let head = ["| setting | means | for example |", "|---|---|---|"]
        let rows = SettingTable.album.map { setting in
            let example = setting.examples.first.map { "`\(setting.key): \(cell($0))`" } ?? ""
            return "| `\(setting.key)` | \(cell(setting.meaning)) | \(example) |"
        }
        return (head + rows).joined(separator: "\n") + "\n"
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
