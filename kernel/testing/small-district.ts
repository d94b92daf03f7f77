/** A district small enough to be read in a test: two streets, three bureaus, the days around the National Day of 2026. */
export const smallDistrict: Record<string, unknown> = {
  district: {
    code: '370202', name: '市南区', en: 'Shinan', centre: [120.38, 36.067], hotline: '12345',
    boundary: [[120.3, 36.04], [120.45, 36.04], [120.45, 36.1], [120.3, 36.1]],
    office_hours: [['09:00', '12:00'], ['13:30', '18:00']],
  },
  calendar: {
    years: [
      {
        year: 2026, notice: '国务院办公厅关于2026年部分节假日安排的通知',
        off: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => ({ day, name: '国庆节' })),
        worked: ['2026-09-20', '2026-10-10'].map((day) => ({ day, name: '国庆节' })),
      },
    ],
  },
  areas: [
    { code: '370202001', name: '香港中路街道', en: 'Xianggang Zhonglu', kind: 'street', centre: [120.4, 36.065], ring: [[120.375, 36.04], [120.45, 36.04], [120.45, 36.1], [120.375, 36.1]], approximate: true },
    { code: '370202005', name: '中山路街道', en: 'Zhongshan Lu', kind: 'street', centre: [120.32, 36.065], ring: [[120.3, 36.04], [120.375, 36.04], [120.375, 36.1], [120.3, 36.1]], approximate: true },
  ],
  units: [
    { id: 'hotline', name: '诉求受理中心', en: 'Reception', short: '受理中心', kind: 'hotline' },
    { id: 'district-office', name: '区政府办公室', en: 'District Office', short: '区政府办', kind: 'district' },
    { id: 'supervision', name: '督查室', en: 'Supervision', short: '督查室', kind: 'district' },
    { id: 'street-xgzl', name: '香港中路街道办事处', en: 'Xianggang Zhonglu Subdistrict', short: '香港中路', kind: 'street', area: '370202001' },
    { id: 'street-zsl', name: '中山路街道办事处', en: 'Zhongshan Lu Subdistrict', short: '中山路', kind: 'street', area: '370202005' },
    { id: 'bureau-city', name: '城市管理局', en: 'City Management', short: '城管局', kind: 'bureau' },
    { id: 'bureau-env', name: '生态环境分局', en: 'Environment', short: '环境分局', kind: 'bureau' },
    { id: 'bureau-housing', name: '住房和城乡建设局', en: 'Housing', short: '住建局', kind: 'bureau' },
  ],
}
